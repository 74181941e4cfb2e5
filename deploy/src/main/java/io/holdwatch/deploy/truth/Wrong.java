package io.holdwatch.deploy.truth;

/**
 * What was wrong with a subject at one instant.
 *
 * @param type exception type
 */
record Wrong(String type, String subReason) {}
