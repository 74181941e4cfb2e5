package io.holdwatch.contract;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Utils;

/** Which partition owns a scope. */
public final class Partitions {
  private Partitions() {}

  /**
   * The partition of a scope: murmur2 over its UTF-8 bytes, as Kafka's own default partitioner
   * hashes keys.
   *
   * @param partitions number of partitions of the topic, at least 1
   */
  public static int of(String scope, int partitions) {
    return Utils.toPositive(Utils.murmur2(scope.getBytes(StandardCharsets.UTF_8))) % partitions;
  }
}
