/**
 * The Kafka side: reads source topics, writes facts, contacts, rejected input and its audit
 * entries; decides nothing.
 */
@NullMarked
package io.holdwatch.ingest.edge;

import org.jspecify.annotations.NullMarked;
