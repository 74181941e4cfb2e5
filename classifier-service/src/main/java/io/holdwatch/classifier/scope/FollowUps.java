package io.holdwatch.classifier.scope;

import io.holdwatch.classifier.finding.Basis;
import io.holdwatch.classifier.finding.Words;
import io.holdwatch.classifier.followup.Inquiries;
import io.holdwatch.classifier.followup.Known;
import io.holdwatch.classifier.order.OrderLedger;
import io.holdwatch.classifier.order.WatchedOrder;
import io.holdwatch.classifier.packet.LocalTimes;
import io.holdwatch.classifier.packet.PacketWriter;
import io.holdwatch.classifier.policy.ClassifierPolicy;
import io.holdwatch.classifier.subject.ExceptionKey;
import io.holdwatch.classifier.subject.OrderKey;
import io.holdwatch.contract.fact.Customer;
import io.holdwatch.contract.fact.Inquiry;
import io.holdwatch.contract.fact.Order;
import io.holdwatch.contract.packet.ExceptionPacket;
import io.holdwatch.contract.packet.ExceptionState;
import io.holdwatch.contract.packet.ExceptionType;
import io.holdwatch.contract.packet.FollowUp;
import io.holdwatch.contract.packet.OpenException;
import io.holdwatch.contract.packet.Outcome;
import io.holdwatch.contract.packet.PacketEvent;
import io.holdwatch.contract.packet.PacketKind;
import io.holdwatch.contract.packet.SourceStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Says of every inquiry of a customer what is known of its order: at once where the order is known,
 * else when it has had time to become so; again where that changes before the answer; and when the
 * inquiry is answered.
 */
final class FollowUps {
  private static final String KIND = "FOLLOW_UP";

  private final OrderLedger orders;
  private final Ledgers ledgers;
  private final Watch watch;
  private final PacketWriter writer;
  private final Map<OrderKey, Tracked> told = new HashMap<>();

  FollowUps(OrderLedger orders, Ledgers ledgers, Watch watch) {
    this.orders = orders;
    this.ledgers = ledgers;
    this.watch = watch;
    this.writer = new PacketWriter(orders);
  }

  /** The order that an inquiry means, or why it is not known. */
  private record Meant(@Nullable WatchedOrder order, @Nullable String unknown) {}

  /** What a look at an inquiry leads to: what has to be told of it, and when to look again. */
  private record Conclusion(@Nullable ExceptionPacket packet, Optional<Instant> next) {}

  static boolean isFollowUp(Tracked state) {
    return Inquiries.isInquiry(state.key().order());
  }

  /** Gives back what was told of an inquiry. */
  void restore(Tracked state) {
    told.put(state.key().order(), state);
  }

  /** When an inquiry came in; the least instant for the key of an order. */
  Instant asked(OrderKey key) {
    Inquiry inquiry = ledgers.inquiries().inquiry(key);
    return inquiry == null ? Instant.MIN : inquiry.getEnvelope().getEventTime();
  }

  /** The inquiries that are known, and those of which it was told that they are open. */
  Set<OrderKey> all() {
    Set<OrderKey> all = new TreeSet<>(ledgers.inquiries().all());
    told.forEach(
        (key, was) -> {
          if (was.isOpen()) {
            all.add(key);
          }
        });
    return all;
  }

  /**
   * When to look at an inquiry again after a restart: at once where a look was still to come, else
   * where its order is still awaited.
   */
  Optional<Instant> nextLook(OrderKey key, Instant now, ClassifierPolicy policy) {
    Glance restart = new Glance(now, now, () -> "restart", policy, Arrival.alone(), false);
    Conclusion conclusion = conclusion(key, was(key), restart);
    return conclusion.packet() == null ? conclusion.next() : Optional.of(now);
  }

  /**
   * Looks at the inquiries among what was touched, and at those about orders among it.
   *
   * @return when to look at each again
   */
  Map<OrderKey, Optional<Instant>> look(Map<OrderKey, Glance> glances, List<Effect> effects) {
    Map<OrderKey, Glance> asked = new TreeMap<>();
    glances.forEach(
        (key, glance) -> {
          if (Inquiries.isInquiry(key)) {
            asked.putIfAbsent(key, glance);
          } else {
            WatchedOrder order = orders.order(key);
            ledgers
                .inquiries()
                .about(key, order == null ? null : order.header())
                .forEach(each -> asked.putIfAbsent(each, glance));
          }
        });
    Map<OrderKey, Optional<Instant>> next = new TreeMap<>();
    asked.forEach((key, glance) -> next.put(key, conclude(key, glance, effects)));
    return next;
  }

  private Optional<Instant> conclude(OrderKey key, Glance glance, List<Effect> effects) {
    Tracked was = was(key);
    Conclusion conclusion = conclusion(key, was, glance);
    if (conclusion.packet() != null) {
      tell(was, conclusion.packet(), effects);
    }
    return conclusion.next();
  }

  private Conclusion conclusion(OrderKey key, Tracked was, Glance glance) {
    Inquiry inquiry = ledgers.inquiries().inquiry(key);
    if (inquiry == null || inquiry.getAnsweredAt() != null) {
      return new Conclusion(was.isOpen() ? answered(was, inquiry, glance) : null, Optional.empty());
    }
    Meant meant = meant(key, inquiry);
    Instant awaited = awaitedUntil(inquiry, glance.policy());
    if (meant.order() == null && !was.isOpen() && glance.now().isBefore(awaited)) {
      return new Conclusion(null, Optional.of(awaited));
    }
    ExceptionPacket packet = packet(was, inquiry, meant, glance);
    boolean news = !was.isOpen() || !said(packet).equals(said(Objects.requireNonNull(was.last())));
    return new Conclusion(news ? packet : null, Optional.empty());
  }

  private Tracked was(OrderKey key) {
    Tracked known = told.get(key);
    return known == null
        ? Tracked.none(
            new ExceptionKey(ExceptionType.UNKNOWN, key, KIND + ":" + Inquiries.record(key)))
        : known;
  }

  private static Instant awaitedUntil(Inquiry inquiry, ClassifierPolicy policy) {
    return inquiry.getEnvelope().getEventTime().plus(policy.unknownAfter());
  }

  private void tell(Tracked was, ExceptionPacket packet, List<Effect> effects) {
    Tracked is =
        new Tracked(was.key(), was.life().withRevision(packet.getRevision()), was.memory(), packet);
    told.put(was.key().order(), is);
    effects.add(new Effect.Track(is.key().id(), is));
    effects.add(new Effect.Emit(packet));
  }

  private Meant meant(OrderKey key, Inquiry inquiry) {
    List<WatchedOrder> known = new ArrayList<>();
    for (OrderKey each : ledgers.inquiries().meant(key)) {
      WatchedOrder order = orders.order(each);
      Order header = order == null ? null : order.header();
      if (order != null
          && header != null
          && (inquiry.getOrder() != null
              || inquiry.getCustomer() == null
              || inquiry.getCustomer().equals(header.getCustomer()))) {
        known.add(order);
      }
    }
    if (known.size() == 1) {
      return new Meant(known.getFirst(), null);
    }
    String of = inquiry.getCustomer() == null ? "" : " of customer " + inquiry.getCustomer();
    if (!known.isEmpty()) {
      return new Meant(
          null,
          known.size()
              + " orders"
              + of
              + " have the number "
              + inquiry.getCustomerPo()
              + ": "
              + String.join(", ", known.stream().map(each -> each.key().order()).toList()));
    }
    return new Meant(
        null,
        inquiry.getOrder() != null
            ? "no order " + inquiry.getOrder() + " is known"
            : inquiry.getCustomerPo() == null
                ? "the inquiry names neither an order nor the customer's number for it"
                : "no order" + of + " with the number " + inquiry.getCustomerPo() + " is known");
  }

  private ExceptionPacket packet(Tracked was, Inquiry inquiry, Meant meant, Glance glance) {
    ExceptionPacket last = was.last();
    boolean open = was.isOpen();
    ExceptionPacket.Builder packet =
        ExceptionPacket.newBuilder()
            .setKind(PacketKind.FOLLOW_UP)
            .setScope(was.key().order().scope())
            .setClock(inquiry.getEnvelope().getClock())
            .setAt(glance.now())
            .setExceptionId(was.key().id())
            .setSubject(name(inquiry))
            .setSpell(last == null ? 1 : open ? last.getSpell() : last.getSpell() + 1)
            .setRevision(was.life().revision() + 1)
            .setState(ExceptionState.OPEN)
            .setEvent(
                last == null
                    ? PacketEvent.OPENED
                    : open ? PacketEvent.UPDATED : PacketEvent.REOPENED)
            .setSince(inquiry.getAskedAt())
            .setOpenedAt(last == null || !open ? glance.now() : last.getOpenedAt())
            .setPolicyVersion(glance.policy().version())
            .setPolicyDigest(glance.policy().digest())
            .setTrigger(glance.trigger().get())
            .setPublishedAt(glance.arrival().published().orElse(null));
    FollowUp.Builder asked =
        FollowUp.newBuilder()
            .setInquiry(name(inquiry))
            .setKind(inquiry.getKind())
            .setAskedAt(inquiry.getAskedAt())
            .setUnknown(meant.unknown());
    List<Basis> basis = new ArrayList<>();
    basis.add(
        new Basis("inquiry", inquiry.getKind() == null ? "asked" : inquiry.getKind(), inquiry));
    WatchedOrder order = meant.order();
    if (order == null) {
      unknown(packet, inquiry);
      packet.setSummary("A customer asks, and " + meant.unknown() + ": a person has to find out.");
    } else {
      Known known = ledgers.questions().known(order, glance.policy().freshness(), glance.now());
      basis.addAll(known.basis());
      writer.who(packet, order);
      writer.customer(order).ifPresent(basis::add);
      LocalTimes times = LocalTimes.of(packet.getSiteZone(), packet.getPromiseZone(), List.of());
      List<String> mismatches = new ArrayList<>(times.say(known.mismatches()));
      of(inquiry, order).ifPresent(mismatches::add);
      asked
          .setPromised(known.promised())
          .setStatuses(known.statuses())
          .setMismatches(mismatches)
          .setOpen(open(order.key()));
      packet
          .setContractFacts(known.constraint())
          .setSummary(
              "A customer asks about order "
                  + packet.getOrderNumber()
                  + ": "
                  + times.say(known.words())
                  + (mismatches.isEmpty() ? "." : ". The sources disagree."));
    }
    writer.evidence(packet, basis, glance.now(), glance.policy());
    return packet.setFollowUp(asked.build()).build();
  }

  private void unknown(ExceptionPacket.Builder packet, Inquiry inquiry) {
    Customer customer = orders.customer(packet.getScope(), inquiry.getCustomer());
    packet
        .setOrder(inquiry.getOrder() == null ? "" : inquiry.getOrder())
        .setOrderNumber(inquiry.getOrder() == null ? "" : inquiry.getOrder())
        .setCustomerPo(inquiry.getCustomerPo())
        .setCustomer(inquiry.getCustomer());
    if (customer != null) {
      packet.setCustomerName(customer.getName()).setAccountOwner(customer.getAccountOwner());
    }
  }

  /** Whoever asks has to be told of no other customer's order. */
  private static Optional<String> of(Inquiry inquiry, WatchedOrder order) {
    Order header = Objects.requireNonNull(order.header());
    return inquiry.getCustomer() == null
            || header.getCustomer() == null
            || inquiry.getCustomer().equals(header.getCustomer())
        ? Optional.empty()
        : Optional.of(
            "customer "
                + inquiry.getCustomer()
                + " asks, the order is of customer "
                + header.getCustomer());
  }

  private List<OpenException> open(OrderKey order) {
    return watch.openOf(order).stream()
        .map(
            each ->
                new OpenException(
                    each.getExceptionId(),
                    each.getType(),
                    each.getSubReason(),
                    each.getPriority(),
                    each.getSummary()))
        .toList();
  }

  private static ExceptionPacket answered(Tracked was, @Nullable Inquiry inquiry, Glance glance) {
    ExceptionPacket last = Objects.requireNonNull(was.last());
    Instant ended =
        inquiry == null || inquiry.getAnsweredAt() == null ? glance.now() : inquiry.getAnsweredAt();
    return ExceptionPacket.newBuilder(last)
        .setState(ExceptionState.CLOSED)
        .setEvent(PacketEvent.CLEARED)
        .setOutcome(Outcome.CAUSE_GONE)
        .setEndedAt(ended)
        .setAt(glance.now())
        .setRevision(was.life().revision() + 1)
        .setTrigger(glance.trigger().get())
        .setPublishedAt(glance.arrival().published().orElse(null))
        .setPolicyVersion(glance.policy().version())
        .setPolicyDigest(glance.policy().digest())
        .setFollowUp(
            FollowUp.newBuilder(Objects.requireNonNull(last.getFollowUp()))
                .setAnsweredAt(inquiry == null ? null : inquiry.getAnsweredAt())
                .build())
        .build();
  }

  /** What has to differ so that it is said again; ages, and how urgent what is open is, do not. */
  private static List<String> said(ExceptionPacket packet) {
    FollowUp asked = Objects.requireNonNull(packet.getFollowUp());
    List<@Nullable String> said = new ArrayList<>();
    said.add(packet.getEvidence().getFirst().getFactId());
    said.add(packet.getOrder());
    said.add(asked.getUnknown());
    said.add(packet.getContractFacts());
    said.add(packet.getAccountOwner());
    said.add(packet.getWithheld());
    said.add(Words.date(asked.getPromised()));
    said.add(packet.getPromiseZone());
    said.addAll(asked.getMismatches());
    for (SourceStatus each : asked.getStatuses()) {
      said.add(
          each.getSource()
              + " "
              + each.getStage()
              + " "
              + each.getSourceStage()
              + " "
              + Words.quantity(each.getQuantity(), each.getUnit())
              + " "
              + Words.date(each.getEstimated())
              + (each.getStale() ? " stale" : ""));
    }
    asked.getOpen().forEach(each -> said.add(each.getExceptionId() + " " + each.getSubReason()));
    return said.stream().map(String::valueOf).toList();
  }

  private static String name(Inquiry inquiry) {
    return inquiry.getInquiry() == null
        ? inquiry.getEnvelope().getRecordId()
        : inquiry.getInquiry();
  }
}
