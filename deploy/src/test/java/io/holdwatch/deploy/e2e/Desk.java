package io.holdwatch.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdwatch.contract.Topics;
import io.holdwatch.contract.packet.ExceptionType;
import io.holdwatch.contract.packet.PacketKind;
import io.holdwatch.contract.routed.RoutedException;
import io.holdwatch.contract.routed.RoutedKind;
import io.holdwatch.deploy.stack.Stack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * What the teams of one company see: of each exception what its owner has, what its account owner
 * was told, and the answers to customers' inquiries.
 */
final class Desk implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final String scope;
  private final Consumer<byte[], byte[]> consumer;
  private final Deserializer<SpecificRecord> values;
  private final List<RoutedException> all = new ArrayList<>();

  Desk(Stack stack, String scope) {
    this.scope = scope;
    this.consumer =
        stack.consumer(Topics.teams().stream().map(Topics::owners).toArray(String[]::new));
    this.values = stack.wire().deserializer();
  }

  /**
   * Reads on until exactly these are open.
   *
   * @param wanted "TYPE SUB_REASON subject", the subject without company
   */
  void awaitOpen(String... wanted) {
    Set<String> set = new TreeSet<>(Arrays.asList(wanted));
    await(() -> open().equals(set), () -> "open are " + open() + ", wanted are " + set);
  }

  /** What the owner of an exception has of it now. */
  RoutedException owned(ExceptionType type, String subject) {
    return newest(routed -> isExpected(routed, type, subject) && routed.getAlert() == null);
  }

  /** What the account owner has of it, once that is so. */
  RoutedException alert(RoutedKind kind, ExceptionType type, String subject) {
    Predicate<RoutedException> wanted =
        routed ->
            isExpected(routed, type, subject)
                && routed.getAlert() != null
                && routed.getKind() == kind;
    await(
        () -> all.stream().anyMatch(wanted),
        () -> "no alert " + kind + " of " + type + " " + subject + " among " + told());
    return newest(wanted);
  }

  /** Whether the account owner was told anything of it. */
  boolean isAlerted(ExceptionType type, String subject) {
    return all.stream()
        .anyMatch(routed -> isExpected(routed, type, subject) && routed.getAlert() != null);
  }

  /** The newest answer to an inquiry, once it is as wanted. */
  RoutedException reply(String inquiry, Predicate<RoutedException> wanted) {
    Predicate<RoutedException> about =
        routed ->
            routed.getReply() != null
                && routed.getPacket().getFollowUp() != null
                && routed.getPacket().getFollowUp().getInquiry().equals(scope + ":" + inquiry);
    await(
        () -> all.stream().filter(about).reduce((first, next) -> next).filter(wanted).isPresent(),
        () ->
            "no such answer to "
                + inquiry
                + " among "
                + all.stream().filter(about).map(RoutedException::getReply).toList());
    return newest(about);
  }

  /** What is open, most urgent first: "priority TYPE subject". */
  List<RoutedException> byPriority() {
    return newestOfOwners().values().stream()
        .filter(Desk::isOpen)
        .sorted(
            (one, other) ->
                Integer.compare(other.getPacket().getPriority(), one.getPacket().getPriority()))
        .toList();
  }

  /** Every record about the company that was read. */
  List<RoutedException> all() {
    return all;
  }

  private boolean isExpected(RoutedException routed, ExceptionType type, String subject) {
    return routed.getPacket().getType() == type
        && routed.getPacket().getSubject().equals(scope + ":" + subject);
  }

  private RoutedException newest(Predicate<RoutedException> wanted) {
    return all.stream().filter(wanted).reduce((first, next) -> next).orElseThrow();
  }

  private void await(BooleanSupplier condition, Supplier<String> state) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime() - end).as(state.get()).isNegative();
      for (ConsumerRecord<byte[], byte[]> each : consumer.poll(Duration.ofMillis(100))) {
        RoutedException routed =
            (RoutedException) values.deserialize(each.topic(), each.headers(), each.value());
        if (routed.getPacket().getScope().equals(scope)) {
          all.add(routed);
        }
      }
    }
  }

  private List<String> told() {
    return all.stream()
        .filter(routed -> routed.getAlert() != null)
        .map(routed -> routed.getKind() + " " + words(routed))
        .toList();
  }

  private Set<String> open() {
    return newestOfOwners().values().stream()
        .filter(Desk::isOpen)
        .map(this::words)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** A record about a cause that several share is no exception. */
  private Map<String, RoutedException> newestOfOwners() {
    Map<String, RoutedException> newest = new TreeMap<>();
    for (RoutedException routed : all) {
      if (routed.getAlert() == null
          && routed.getReply() == null
          && routed.getPacket().getKind() == PacketKind.EXCEPTION) {
        newest.put(routed.getPacket().getExceptionId() + routed.getTeam(), routed);
      }
    }
    return newest;
  }

  private String words(RoutedException routed) {
    return routed.getPacket().getType()
        + " "
        + routed.getPacket().getSubReason()
        + " "
        + Objects.requireNonNull(routed.getPacket().getSubject()).replace(scope + ":", "");
  }

  private static boolean isOpen(RoutedException routed) {
    return routed.getKind() == RoutedKind.OPEN || routed.getKind() == RoutedKind.UPDATED;
  }

  @Override
  public void close() {
    consumer.close();
    values.close();
  }
}
