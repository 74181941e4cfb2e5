package io.holdwatch.deploy.simulation.history;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A ship-from site as far as promises depend on it.
 *
 * @param zone zone of the site
 * @param cutOffMinutes time of day at which a day's goods must be out, in minutes after local
 *     midnight; null: none
 */
public record ShipFrom(ZoneId zone, @Nullable Integer cutOffMinutes) {}
