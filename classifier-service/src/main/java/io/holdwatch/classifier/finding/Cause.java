package io.holdwatch.classifier.finding;

/**
 * What exceptions may have in common.
 *
 * @param key equal for all that have it in common: "credit-account:L:17"
 * @param words what it is, in a sentence without a full stop
 */
public record Cause(String key, String words) {}
