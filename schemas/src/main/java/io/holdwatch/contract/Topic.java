package io.holdwatch.contract;

import java.util.List;
import java.util.Optional;

/**
 * One topic of the catalogue.
 *
 * @param name name in Kafka
 * @param key what the key is, in words
 * @param values which contract the values follow
 * @param subjects subject strategy in the registry: topic-name, topic-record-name or none
 * @param compatibility compatibility level of its subjects
 * @param partitioning what chooses the partition
 * @param retentionDays days that records are kept; empty: forever
 * @param compacted whether the newest record per key is kept for good
 * @param writers services that may write
 * @param readers services and roles that may read
 */
public record Topic(
    String name,
    String key,
    String values,
    String subjects,
    String compatibility,
    Partitioning partitioning,
    Optional<Integer> retentionDays,
    boolean compacted,
    List<String> writers,
    List<String> readers) {

  /** What chooses the partition of a record. */
  public enum Partitioning {
    /** {@link Partitions#of} over the scope. */
    SCOPE,
    /** Kafka's default over the key. */
    KEY,
    /** The topic has one partition. */
    SINGLE
  }
}
