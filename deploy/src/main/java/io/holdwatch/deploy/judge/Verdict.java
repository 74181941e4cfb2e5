package io.holdwatch.deploy.judge;

import java.util.List;

/**
 * How well the product told the truth.
 *
 * @param precision matched of all that was told, 0 to 1; 1 where nothing was told
 * @param recall matched of all that was true, 0 to 1; 1 where nothing was true
 * @param matched number of spells that were told exactly as they were
 * @param wrong told and not (so) true: one explanation each, in order of time
 * @param missed true and not (so) told: one explanation each, in order of time
 */
public record Verdict(
    double precision, double recall, int matched, List<String> wrong, List<String> missed) {}
