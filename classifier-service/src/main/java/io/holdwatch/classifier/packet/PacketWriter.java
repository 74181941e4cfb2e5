package io.holdwatch.classifier.packet;

import io.holdwatch.classifier.finding.Basis;
import io.holdwatch.classifier.finding.Finding;
import io.holdwatch.classifier.finding.Words;
import io.holdwatch.classifier.impact.Reporting;
import io.holdwatch.classifier.impact.Worth;
import io.holdwatch.classifier.order.OrderLedger;
import io.holdwatch.classifier.order.WatchedOrder;
import io.holdwatch.classifier.policy.ClassifierPolicy;
import io.holdwatch.contract.fact.Customer;
import io.holdwatch.contract.fact.Order;
import io.holdwatch.contract.fact.OrderLine;
import io.holdwatch.contract.packet.AffectedLine;
import io.holdwatch.contract.packet.Evidence;
import io.holdwatch.contract.packet.ExceptionPacket;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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
    packet
        .setClock(header.getEnvelope().getClock())
        .setSubReason(finding.subReason())
        .setRootCause(finding.subReason())
        .setCauseKey(finding.cause() == null ? null : finding.cause().key())
        .setLines(finding.lines())
        .setMarginEffect(finding.marginEffect())
        .setCommitments(Commitments.of(order, finding))
        .setSummary(PacketWords.summary(order, header, customerName(order, header), finding))
        .setSite(site(order, header, finding));
    facts(packet, finding);
    who(packet, order, header);
  }

  /**
   * Fills in what it rests on, the rates of its money included, and how far that can be trusted.
   */
  public void evidence(
      ExceptionPacket.Builder packet,
      WatchedOrder order,
      Finding finding,
      Instant instant,
      ClassifierPolicy policy,
      Reporting reporting) {
    Order header =
        Objects.requireNonNull(order.header(), "findings are made on orders with a header");
    List<Basis> basis = basis(order, header, finding);
    basis.addAll(Commitments.basis(order, finding));
    basis.addAll(reporting.basis());
    List<Evidence> evidence = EvidenceWriter.of(basis, policy, instant);
    trust(packet.setEvidence(evidence), evidence, reporting.missing());
  }

  /** Fills in whose order it is. */
  public void who(ExceptionPacket.Builder packet, WatchedOrder order) {
    Order header = Objects.requireNonNull(order.header(), "who is said of orders with a header");
    who(packet, order, header);
  }

  /** Fills in what it rests on, and how far that can be trusted. */
  public void evidence(
      ExceptionPacket.Builder packet, List<Basis> basis, Instant instant, ClassifierPolicy policy) {
    List<Evidence> evidence = EvidenceWriter.of(basis, policy, instant);
    trust(packet.setEvidence(evidence), evidence, 0);
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
  private static void trust(ExceptionPacket.Builder packet, List<Evidence> evidence, int missing) {
    List<Evidence> doubtful =
        evidence.stream()
            .filter(each -> EvidenceWriter.stale(each) || EvidenceWriter.disputed(each))
            .toList();
    packet
        .setConfidence(
            BigDecimal.valueOf(evidence.size() - (long) doubtful.size())
                .divide(
                    BigDecimal.valueOf(evidence.size() + (long) missing),
                    CONFIDENCE_SCALE,
                    RoundingMode.HALF_UP))
        .setWithheld(doubtful.isEmpty() ? null : doubt(doubtful.getFirst()));
  }

  private static String doubt(Evidence doubtful) {
    return EvidenceWriter.disputed(doubtful)
        ? doubtful.getSource()
            + " and "
            + doubtful.getRivalSource()
            + " disagree about the "
            + doubtful.getLabel()
            + ": ask both before deciding"
        : "the newest record of "
            + doubtful.getLabel()
            + " is older than allowed"
            + allowed(doubtful.getFreshnessBudget())
            + ": ask "
            + doubtful.getSource()
            + " before deciding";
  }

  private static String allowed(@Nullable Long millis) {
    return millis == null ? "" : " (" + Words.duration(Duration.ofMillis(millis)) + ")";
  }

  private static void facts(ExceptionPacket.Builder packet, Finding finding) {
    switch (finding.type()) {
      case CREDIT_HOLD -> packet.setCreditFacts(String.join(" ", finding.facts()));
      case PRICE_MISMATCH, CONTRACT_DISPUTE ->
          packet.setContractFacts(String.join(" ", finding.facts()));
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
          packet.setDeliveryFeasibility(
              finding.facts().isEmpty() ? null : String.join(" ", finding.facts()));
      default -> packet.setStockOptions(finding.facts());
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
