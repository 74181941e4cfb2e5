package io.holdwatch.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdwatch.contract.Topics;
import io.holdwatch.contract.routed.RoutedException;
import io.holdwatch.contract.routed.RoutedKind;
import io.holdwatch.deploy.stack.Stack;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * What the teams that decide see: the newest routed record of every exception, as a subscriber of
 * all owners' topics has it. Alerts, which decide nothing, are passed over.
 */
final class Owners implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Consumer<byte[], byte[]> consumer;
  private final Deserializer<SpecificRecord> values;
  private final Map<String, RoutedException> newest = new TreeMap<>();

  /** Of all teams. */
  Owners(Stack stack) {
    this(
        stack,
        Topics.all().stream()
            .map(topic -> topic.name())
            .filter(name -> name.startsWith("owners."))
            .toArray(String[]::new));
  }

  /** Of some teams. */
  Owners(Stack stack, String... topics) {
    this.consumer = stack.consumer(topics);
    this.values = stack.wire().deserializer();
  }

  /** Reads on until exactly these orders have an open exception. */
  void awaitOpen(Supplier<String> trouble, String... orders) {
    Set<String> wanted = new TreeSet<>(Set.of(orders));
    await(
        trouble,
        () -> open().equals(wanted),
        () -> "open are " + open() + ", wanted are " + wanted);
  }

  /** Reads on until something about a subject is there. */
  void awaitSubject(String subject) {
    await(() -> subject, () -> newest.containsKey(subject), () -> "nothing is there");
  }

  private void await(Supplier<String> trouble, BooleanSupplier condition, Supplier<String> state) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime() - end).as("%s; %s", state.get(), trouble.get()).isNegative();
      for (ConsumerRecord<byte[], byte[]> each : consumer.poll(Duration.ofMillis(200))) {
        RoutedException routed =
            (RoutedException) values.deserialize(each.topic(), each.headers(), each.value());
        if (routed.getAlert() != null) {
          continue;
        }
        RoutedException before =
            newest.put(String.valueOf(routed.getPacket().getSubject()), routed);
        assertThat(routed.getSequence()).isEqualTo(before == null ? 1 : before.getSequence() + 1);
      }
    }
  }

  /** The newest record of an order. */
  RoutedException of(String order) {
    return java.util.Objects.requireNonNull(newest.get(order), order);
  }

  private Set<String> open() {
    Set<String> open = new TreeSet<>();
    newest.forEach(
        (order, routed) -> {
          if (routed.getKind() == RoutedKind.OPEN || routed.getKind() == RoutedKind.UPDATED) {
            open.add(order);
          }
        });
    return open;
  }

  @Override
  public void close() {
    consumer.close();
    values.close();
  }
}
