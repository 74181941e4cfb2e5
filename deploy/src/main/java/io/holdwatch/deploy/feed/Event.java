package io.holdwatch.deploy.feed;

import org.jspecify.annotations.Nullable;

/**
 * One line of a feed: a record for a source topic.
 *
 * @param line number of the line in the file, from 1
 * @param topic topic
 * @param key key bytes
 * @param value value bytes
 */
@SuppressWarnings("ArrayRecordComponent") // sent once, never compared
public record Event(long line, String topic, byte @Nullable [] key, byte @Nullable [] value) {}
