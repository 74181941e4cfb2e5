package io.holdwatch.deploy.stack;

import java.nio.file.Path;

/** {@code server.properties} of a KRaft broker that is its own controller. */
final class BrokerSettings {
  /**
   * Largest value of a record: a 4 MiB packet, or input of 2 MiB and more that is to be rejected
   * with its bytes.
   */
  static final int LARGEST_MESSAGE = 8 << 20;

  private BrokerSettings() {}

  static String text(StackOptions options, Path data) {
    return """
    process.roles=broker,controller
    node.id=1
    controller.quorum.voters=1@127.0.0.1:%2$d
    listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
    advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
    controller.listener.names=CONTROLLER
    listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT
    log.dirs=%3$s
    offsets.topic.replication.factor=1
    offsets.topic.num.partitions=4
    transaction.state.log.replication.factor=1
    transaction.state.log.min.isr=1
    transaction.state.log.num.partitions=4
    share.coordinator.state.topic.replication.factor=1
    share.coordinator.state.topic.min.isr=1
    group.initial.rebalance.delay.ms=0
    auto.create.topics.enable=false
    message.max.bytes=%4$d
    replica.fetch.max.bytes=%4$d
    num.network.threads=2
    num.io.threads=4
    log.segment.bytes=134217728
    log.cleaner.dedupe.buffer.size=16777216
    # An abandoned transaction holds up every reader that reads committed; its owner fences it sooner.
    transaction.abort.timed.out.transaction.cleanup.interval.ms=2000
    """
        .formatted(options.ports().kafka(), options.ports().controller(), data, LARGEST_MESSAGE);
  }
}
