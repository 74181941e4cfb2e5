package io.holdwatch.deploy.trial;

import static io.holdwatch.contract.packet.ExceptionType.APPROVAL_GAP;
import static io.holdwatch.contract.packet.ExceptionType.COMPLIANCE_BLOCK;
import static io.holdwatch.contract.packet.ExceptionType.CONTRACT_DISPUTE;
import static io.holdwatch.contract.packet.ExceptionType.DELIVERY_FAILED;
import static io.holdwatch.contract.packet.ExceptionType.DOCUMENT_ISSUE;

import io.holdwatch.contract.fact.Approval;
import io.holdwatch.contract.fact.Claim;
import io.holdwatch.contract.fact.Compliance;
import io.holdwatch.contract.fact.Contract;
import io.holdwatch.contract.fact.DateOrTime;
import io.holdwatch.contract.fact.Delivery;
import io.holdwatch.contract.fact.DeliveryResult;
import io.holdwatch.contract.fact.Document;
import io.holdwatch.contract.fact.Item;
import io.holdwatch.contract.fact.Money;
import io.holdwatch.contract.fact.OrderLine;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The rules about what has to be in order besides the goods, each bent. */
final class PaperBends {
  private static final DateOrTime LONG_AGO = new DateOrTime(LocalDate.parse("2026-01-01"), null);

  private PaperBends() {}

  static List<Bend> all() {
    List<Bend> all = new ArrayList<>();
    all.addAll(compliance());
    all.addAll(approvals());
    all.addAll(contracts());
    all.addAll(deliveries());
    all.addAll(documents());
    return all;
  }

  private static List<Bend> approvals() {
    return List.of(
        Bend.policy(
            APPROVAL_GAP, "does not settle", 1, "\n  APPROVAL_GAP: PT1H", "\n  APPROVAL_GAP: PT0S"),
        Bend.policy(APPROVAL_GAP, "discounts are free", 1, "  discount: 0.20", "  discount: 0.90"),
        Bend.policy(APPROVAL_GAP, "every value is asked", 1, "  value: 25000", "  value: 100"),
        Bend.policy(APPROVAL_GAP, "no value is asked", 2, "  value: 25000", "  value: 9000000"),
        Bend.facts(
            APPROVAL_GAP, "list prices ignored", 2, OrderLine.class, l -> l.setListPrice(null)),
        Bend.facts(
            APPROVAL_GAP, "line discounts ignored", 1, OrderLine.class, l -> l.setDiscount(null)),
        Bend.facts(APPROVAL_GAP, "subjects ignored", 1, Approval.class, a -> a.setSubject("x")),
        Bend.facts(APPROVAL_GAP, "refusals ignored", 1, Approval.class, a -> a.setState("GRANTED")),
        Bend.facts(APPROVAL_GAP, "limits ignored", 2, Approval.class, a -> a.setLimit(null)),
        Bend.facts(APPROVAL_GAP, "ends ignored", 3, Approval.class, a -> a.setValidUntil(null)),
        Bend.facts(
            APPROVAL_GAP, "lines of approvals wrong", 1, Approval.class, a -> a.setLine("99")));
  }

  private static List<Bend> contracts() {
    return List.of(
        Bend.policy(
            CONTRACT_DISPUTE,
            "settles too long",
            1,
            "\n  CONTRACT_DISPUTE: PT1H",
            "\n  CONTRACT_DISPUTE: PT9H"),
        Bend.facts(CONTRACT_DISPUTE, "claims ignored", 2, Claim.class, c -> c.setOpen(null)),
        Bend.facts(
            CONTRACT_DISPUTE,
            "complaints are claims",
            1,
            Claim.class,
            c -> c.setAmount(new Money(new BigDecimal("1.0000"), "EUR"))),
        Bend.facts(
            CONTRACT_DISPUTE, "states ignored", 2, Contract.class, c -> c.setStatus("ACTIVE")),
        Bend.facts(
            CONTRACT_DISPUTE, "contracts never end", 4, Contract.class, c -> c.setValidTo(null)),
        Bend.facts(
            CONTRACT_DISPUTE,
            "contracts always began",
            1,
            Contract.class,
            c -> c.setValidFrom(null)),
        Bend.facts(
            CONTRACT_DISPUTE, "everybody's contract", 1, Contract.class, c -> c.setCustomer(null)),
        Bend.facts(
            CONTRACT_DISPUTE, "no contract is known", 1, Contract.class, c -> c.setContract(null)),
        Bend.facts(
            CONTRACT_DISPUTE, "lines claim none", 1, OrderLine.class, l -> l.setContract(null)));
  }

  private static List<Bend> deliveries() {
    return List.of(
        Bend.policy(
            DELIVERY_FAILED,
            "settles too long",
            1,
            "\n  DELIVERY_FAILED: PT1H",
            "\n  DELIVERY_FAILED: PT9H"),
        Bend.facts(
            DELIVERY_FAILED,
            "results ignored",
            1,
            Delivery.class,
            d -> d.setOutcome(DeliveryResult.PARTIAL)),
        Bend.facts(
            DELIVERY_FAILED, "shipments ignored", 1, Delivery.class, d -> d.setShipment(null)),
        Bend.facts(
            DELIVERY_FAILED,
            "what arrives later was told before",
            1,
            Delivery.class,
            d -> {
              if (d.getOutcome() == DeliveryResult.DELIVERED) {
                d.setDelivered(LONG_AGO);
              }
            }),
        Bend.facts(
            DELIVERY_FAILED,
            "refused is failed",
            1,
            Delivery.class,
            d -> {
              if (d.getOutcome() == DeliveryResult.REFUSED) {
                d.setOutcome(DeliveryResult.FAILED);
              }
            }),
        Bend.facts(DELIVERY_FAILED, "lines ignored", 3, Delivery.class, d -> d.setLine(null)),
        Bend.facts(
            DELIVERY_FAILED, "claims are never settled", 2, Claim.class, c -> c.setOpen(true)));
  }

  private static List<Bend> documents() {
    return List.of(
        Bend.policy(
            DOCUMENT_ISSUE,
            "settles too long",
            1,
            "\n  DOCUMENT_ISSUE: PT1H",
            "\n  DOCUMENT_ISSUE: PT9H"),
        Bend.policy(
            DOCUMENT_ISSUE, "proofs have a week", 2, "  proofWithin: P2D", "  proofWithin: P7D"),
        Bend.policy(
            DOCUMENT_ISSUE,
            "advices have a day",
            1,
            "  despatchWithin: PT8H",
            "  despatchWithin: PT24H"),
        Bend.facts(DOCUMENT_ISSUE, "content ignored", 1, Document.class, d -> d.setContent(null)),
        Bend.facts(
            DOCUMENT_ISSUE,
            "references ignored",
            1,
            Document.class,
            d -> d.setContent(d.getContent().replace("order", "ordre").replace("PO", "P0"))),
        Bend.facts(
            DOCUMENT_ISSUE,
            "quantities ignored",
            1,
            Document.class,
            d -> d.setContent(d.getContent().replace("lines", "zeilen"))),
        Bend.facts(
            DOCUMENT_ISSUE,
            "dates ignored",
            2,
            Document.class,
            d -> d.setContent(d.getContent().replace("date", "datum"))),
        Bend.facts(
            DOCUMENT_ISSUE,
            "every paper is an advice",
            2,
            Document.class,
            d -> d.setKind("DESPATCH_ADVICE")),
        Bend.facts(
            DOCUMENT_ISSUE,
            "what knows only its shipment is of no order",
            1,
            Document.class,
            d -> d.setShipment(d.getOrder() == null ? null : d.getShipment())));
  }

  private static List<Bend> compliance() {
    return List.of(
        Bend.policy(
            COMPLIANCE_BLOCK,
            "settles too long",
            1,
            "\n  COMPLIANCE_BLOCK: PT0S",
            "\n  COMPLIANCE_BLOCK: PT9H"),
        Bend.facts(
            COMPLIANCE_BLOCK, "last days ignored", 1, Compliance.class, c -> c.setValidTo(null)),
        Bend.facts(COMPLIANCE_BLOCK, "kinds ignored", 1, Compliance.class, c -> c.setKind("OTHER")),
        Bend.facts(
            COMPLIANCE_BLOCK,
            "what pends passes",
            1,
            Compliance.class,
            c -> c.setFinding(c.getFinding().equals("PENDING") ? "CLEAR" : c.getFinding())),
        Bend.facts(
            COMPLIANCE_BLOCK, "items for everybody", 1, Compliance.class, c -> c.setCustomer(null)),
        Bend.facts(
            COMPLIANCE_BLOCK,
            "rulings about orders ignored",
            1,
            Compliance.class,
            c -> c.setOrder(null)),
        Bend.facts(COMPLIANCE_BLOCK, "items ignored", 1, Compliance.class, c -> c.setItem(null)),
        Bend.facts(
            COMPLIANCE_BLOCK, "nothing is regulated", 2, Item.class, i -> i.setRegulated(false)));
  }
}
