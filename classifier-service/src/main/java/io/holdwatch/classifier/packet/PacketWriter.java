package io.holdwatch.classifier.packet;

import io.holdwatch.classifier.finding.Basis;
import io.holdwatch.classifier.finding.Finding;
import io.holdwatch.classifier.finding.Words;
import io.holdwatch.classifier.impact.Reporting;
import io.holdwatch.classifier.impact.Stake;
import io.holdwatch.classifier.impact.Worth;
import io.holdwatch.classifier.order.FactKeys;
import io.holdwatch.classifier.order.OrderLedger;
import io.holdwatch.classifier.order.WatchedOrder;
import io.holdwatch.classifier.policy.ClassifierPolicy;
import io.holdwatch.contract.fact.Customer;
import io.holdwatch.contract.fact.Order;
import io.holdwatch.contract.fact.OrderLine;
import io.holdwatch.contract.packet.AffectedLine;
import io.holdwatch.contract.packet.Evidence;
import io.holdwatch.contract.packet.ExceptionPacket;
import io.holdwatch.contract.packet.ExceptionType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Fills a packet with what is known of its order: who, how much, on which facts, in which words.
 */
public final class PacketWriter {
  private static final int CONFIDENCE_SCALE = 6;

  private final OrderLedger ledger;

  /** A writer that looks up customers in this ledger. */
  public PacketWriter(OrderLedger ledger) {
    this.ledger = ledger;
  }

  /** Fills in what hangs on the order and what was found on it, save cost and evidence. */
  public void fill(ExceptionPacket.Builder packet, WatchedOrder order, Finding finding) {
    Order header =
        Objects.requireNonNull(order.header(), "findings are made on orders with a header");
    String site = site(order, header, finding);
    Zones zones = Zones.of(ledger, order, header, site, finding.lines());
    LocalTimes times = LocalTimes.of(zones.site(), zones.promise(), finding.lines());
    packet
        .setClock(header.getEnvelope().getClock())
        .setSubReason(finding.subReason())
        .setRootCause(finding.subReason())
        .setCauseKey(finding.cause() == null ? null : finding.cause().key())
        .setLines(finding.lines())
        .setMarginEffect(finding.marginEffect())
        .setCommitments(Commitments.of(order, finding))
        .setSummary(
            times.say(PacketWords.summary(order, header, customerName(order, header), finding)))
        .setSite(site)
        .setSiteZone(zones.site())
        .setPromiseZone(zones.promise());
    List<String> facts = new ArrayList<>(finding.facts());
    if (finding.sum() != null) {
      facts.addFirst(finding.sum());
    }
    facts(packet, finding.type(), times.say(facts));
    who(packet, order, header);
  }

  /**
   * Fills in what it rests on, the rates of its money included, and how far that can be trusted.
   *
   * @param packet with its zones
   * @param grounds what decides values of the packet beside the facts of the finding
   */
  public void evidence(
      ExceptionPacket.Builder packet,
      WatchedOrder order,
      Finding finding,
      Grounds grounds,
      Instant instant,
      ClassifierPolicy policy,
      Reporting reporting) {
    Order header =
        Objects.requireNonNull(order.header(), "findings are made on orders with a header");
    List<Basis> basis = basis(order, header, finding);
    basis.addAll(Commitments.basis(order, finding));
    grounds.addTo(basis);
    basis.addAll(reporting.basis());
    LocalTimes times =
        LocalTimes.of(packet.getSiteZone(), packet.getPromiseZone(), finding.lines());
    List<Evidence> evidence = EvidenceWriter.of(basis, policy, times, instant);
    trust(packet.setEvidence(evidence), basis, evidence, reporting.missing());
  }

  /** Whose order it is, as evidence; empty where the customer is not known. */
  public Optional<Basis> customer(WatchedOrder order) {
    Order header = Objects.requireNonNull(order.header(), "who is said of orders with a header");
    return Optional.ofNullable(ledger.customer(order.key().scope(), header.getCustomer()))
        .map(Grounds::of);
  }

  /**
   * Fills in by when goods have to leave to arrive as promised.
   *
   * @param packet with its site, its zones and its facts
   */
  public void journey(ExceptionPacket.Builder packet, Stake stake) {
    String words = GroundWords.of(stake);
    if (!words.isEmpty()) {
      String said =
          LocalTimes.of(packet.getSiteZone(), packet.getPromiseZone(), List.of()).say(words);
      String before = packet.getDeliveryFeasibility();
      packet.setDeliveryFeasibility(before == null ? said : before + " " + said);
    }
  }

  /** Fills in whose order it is, and in which zones its times are said. */
  public void who(ExceptionPacket.Builder packet, WatchedOrder order) {
    Order header = Objects.requireNonNull(order.header(), "who is said of orders with a header");
    who(packet, order, header);
    Zones zones = Zones.of(ledger, order, header, header.getSite(), List.of());
    packet.setSite(header.getSite()).setSiteZone(zones.site()).setPromiseZone(zones.promise());
  }

  /**
   * Fills in what it rests on, and how far that can be trusted.
   *
   * @param packet with its zones, where they are known
   */
  public void evidence(
      ExceptionPacket.Builder packet, List<Basis> basis, Instant instant, ClassifierPolicy policy) {
    List<Evidence> evidence =
        EvidenceWriter.of(
            basis,
            policy,
            LocalTimes.of(packet.getSiteZone(), packet.getPromiseZone(), List.of()),
            instant);
    trust(packet.setEvidence(evidence), basis, evidence, 0);
  }

  /**
   * Adds what only its options rest on: whether the finding can be trusted does not hang on it.
   *
   * @param packet with its evidence and its zones
   */
  public void besides(
      ExceptionPacket.Builder packet, List<Basis> basis, Instant instant, ClassifierPolicy policy) {
    if (!basis.isEmpty()) {
      LocalTimes times =
          LocalTimes.of(packet.getSiteZone(), packet.getPromiseZone(), packet.getLines());
      List<Evidence> all = new ArrayList<>(packet.getEvidence());
      for (Evidence more : EvidenceWriter.of(basis, policy, times, instant)) {
        if (all.stream().noneMatch(each -> each.getFactId().equals(more.getFactId()))) {
          all.add(more);
        }
      }
      packet.setEvidence(all);
    }
  }

  /** Which fact is too old to be relied on, and where to look it up; empty: none is. */
  public static Optional<String> doubt(
      List<Basis> basis, Instant instant, ClassifierPolicy policy) {
    for (Basis each : basis) {
      Duration budget = EvidenceWriter.budget(each, policy);
      long age = EvidenceWriter.age(each, instant);
      if (budget != null && age > budget.toMillis()) {
        String source = FactKeys.envelope(each.fact()).orElseThrow().getSource();
        return Optional.of(old(each.label(), age, budget.toMillis(), source));
      }
    }
    return Optional.empty();
  }

  /** The order, its affected lines, then what the finding rests on besides. */
  private static List<Basis> basis(WatchedOrder order, Order header, Finding finding) {
    List<Basis> basis = new ArrayList<>();
    basis.add(new Basis("order", PacketWords.of(order, header), header));
    for (AffectedLine affected : finding.lines()) {
      OrderLine line = order.line(affected.getLine());
      if (line != null && finding.basis().stream().noneMatch(each -> each.fact().equals(line))) {
        basis.add(new Basis("line " + line.getLine(), PacketWords.of(line), line));
      }
    }
    basis.addAll(finding.basis());
    return basis;
  }

  /**
   * Facts that are present, fresh and undisputed, of all that are required.
   *
   * @param missing facts that are required and not there [count]
   */
  private static void trust(
      ExceptionPacket.Builder packet, List<Basis> basis, List<Evidence> evidence, int missing) {
    List<String> doubts = new ArrayList<>();
    for (int i = 0; i < evidence.size(); i++) {
      String doubt = doubt(evidence.get(i), basis.get(i).disputed());
      if (doubt != null) {
        doubts.add(doubt);
      }
    }
    packet
        .setConfidence(share(evidence.size() - doubts.size(), evidence.size() + (long) missing))
        .setWithheld(first(doubts));
  }

  /**
   * Fills in how far evidence can be trusted that was taken from another packet.
   *
   * @param evidence that the finding rests on
   */
  public static void trust(ExceptionPacket.Builder packet, List<Evidence> evidence) {
    List<String> doubts =
        evidence.stream()
            .map(each -> doubt(each, each.getRivalValue() != null))
            .filter(Objects::nonNull)
            .toList();
    packet
        .setConfidence(share(evidence.size() - doubts.size(), evidence.size()))
        .setWithheld(first(doubts));
  }

  /** The first of some doubts, and how many more there are; null: none. */
  private static @Nullable String first(List<String> doubts) {
    int more = doubts.size() - 1;
    return doubts.isEmpty()
        ? null
        : doubts.getFirst()
            + (more == 0
                ? ""
                : "; "
                    + more
                    + (more == 1 ? " more fact is" : " more facts are")
                    + " in doubt, too: see the evidence");
  }

  /** How many of some; all where there are none. */
  private static BigDecimal share(int sound, long all) {
    return all == 0
        ? BigDecimal.ONE.setScale(CONFIDENCE_SCALE)
        : BigDecimal.valueOf(sound)
            .divide(BigDecimal.valueOf(all), CONFIDENCE_SCALE, RoundingMode.HALF_UP);
  }

  /** Why a fact cannot be relied on; null where it can. */
  private static @Nullable String doubt(Evidence evidence, boolean disputed) {
    if (disputed) {
      return "ask "
          + evidence.getSource()
          + " and "
          + evidence.getRivalSource()
          + " before deciding: they disagree about the "
          + evidence.getLabel();
    }
    return EvidenceWriter.stale(evidence)
        ? old(
            evidence.getLabel(),
            evidence.getAge(),
            Objects.requireNonNull(evidence.getFreshnessBudget()),
            evidence.getSource())
        : null;
  }

  private static String old(String label, long age, long budget, String source) {
    String in = " in " + source;
    return "look up "
        + label
        + (label.endsWith(in) ? "" : in)
        + " before deciding: the newest record is "
        + age(age, budget);
  }

  /** "5 days old, the most that is allowed is 2 days", "over 2 days old, the most ...". */
  private static String age(long millis, long budget) {
    String old = Words.duration(Duration.ofMillis(millis));
    String most = Words.duration(Duration.ofMillis(budget));
    return (old.equals(most) ? "over " : "") + old + " old, the most that is allowed is " + most;
  }

  private static void facts(
      ExceptionPacket.Builder packet, ExceptionType type, List<String> facts) {
    switch (type) {
      case CREDIT_HOLD -> packet.setCreditFacts(String.join(" ", facts));
      case PRICE_MISMATCH, CONTRACT_DISPUTE -> packet.setContractFacts(String.join(" ", facts));
      case HOLD_MISMATCH,
          MASTER_DATA_CONFLICT,
          SHIPMENT_DELAY,
          STATUS_MISMATCH,
          ORDER_CHURN,
          ORDER_ANOMALY,
          COMPLIANCE_BLOCK,
          APPROVAL_GAP,
          DELIVERY_FAILED,
          DOCUMENT_ISSUE,
          SHIPMENT_CONSTRAINT,
          DISPATCH_CAPACITY ->
          packet.setDeliveryFeasibility(facts.isEmpty() ? null : String.join(" ", facts));
      default -> packet.setStockOptions(facts);
    }
  }

  private static @Nullable String site(WatchedOrder order, Order header, Finding finding) {
    return finding.lines().stream()
        .map(line -> order.line(line.getLine()))
        .filter(Objects::nonNull)
        .map(OrderLine::getSite)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(header.getSite());
  }

  private void who(ExceptionPacket.Builder packet, WatchedOrder order, Order header) {
    Customer customer = ledger.customer(order.key().scope(), header.getCustomer());
    packet
        .setOrder(order.key().order())
        .setOrderNumber(PacketWords.number(order, header))
        .setCustomerPo(header.getCustomerPo())
        .setCustomer(header.getCustomer())
        .setShipTo(header.getShipTo())
        .setOrderValue(Worth.whole(order))
        .setAccountOwner(header.getAccountOwner());
    if (customer != null) {
      packet
          .setCustomerName(customer.getName())
          .setCustomerTier(customer.getTier())
          .setCustomerStatus(customer.getStatus());
      if (header.getAccountOwner() == null) {
        packet.setAccountOwner(customer.getAccountOwner());
      }
    }
  }

  private @Nullable String customerName(WatchedOrder order, Order header) {
    Customer customer = ledger.customer(order.key().scope(), header.getCustomer());
    return customer == null || customer.getName() == null
        ? header.getCustomer()
        : customer.getName();
  }
}
