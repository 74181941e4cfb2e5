package io.holdwatch.classifier.scope;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdwatch.contract.Ids;
import io.holdwatch.contract.fact.Customer;
import io.holdwatch.contract.fact.DateOrTime;
import io.holdwatch.contract.fact.Envelope;
import io.holdwatch.contract.fact.Inquiry;
import io.holdwatch.contract.fact.Op;
import io.holdwatch.contract.fact.Order;
import io.holdwatch.contract.fact.OrderLine;
import io.holdwatch.contract.fact.PolicyActivated;
import io.holdwatch.contract.fact.ServiceAgreement;
import io.holdwatch.contract.fact.Site;
import io.holdwatch.contract.fact.SourcePosition;
import io.holdwatch.contract.fact.Stage;
import io.holdwatch.contract.fact.StatusReport;
import io.holdwatch.contract.fact.Tick;
import io.holdwatch.contract.packet.Evidence;
import io.holdwatch.contract.packet.ExceptionPacket;
import io.holdwatch.contract.packet.ExceptionState;
import io.holdwatch.contract.packet.ExceptionType;
import io.holdwatch.contract.packet.FollowUp;
import io.holdwatch.contract.packet.PacketEvent;
import io.holdwatch.contract.packet.PacketKind;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Inquiries of customers, by a desk that is built anew after every fact. */
final class FollowUpTest {
  private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");
  private static final String POLICY =
      """
      settling: {SHIPMENT_DELAY: PT4H, STATUS_MISMATCH: P30D}
      freshness: {StatusReport: P1D}
      followUps: {unknownAfter: PT15M}
      sources: {status: [tms, erp], estimated: [erp, tms]}
      """;

  private final Map<String, SpecificRecord> facts = new LinkedHashMap<>();
  private final Map<String, Tracked> tracked = new LinkedHashMap<>();
  private final List<ExceptionPacket> told = new ArrayList<>();
  private ScopeDesk desk = new ScopeDesk();
  private Instant now = START;
  private long offset;

  @BeforeEach
  void begin() {
    take(new PolicyActivated("test", 1, "digest", POLICY, "test", 1L));
    take(new Tick("test", START));
  }

  @Test
  void anInquiryIsAnsweredWithWhatEverySourceSays() {
    order();
    take(report("tms", 1, Stage.PICKED, "2026-03-09"));
    take(inquiry(1).setOrder("S:17").build());
    ExceptionPacket packet = only();
    assertThat(packet.getEvent()).isEqualTo(PacketEvent.OPENED);
    assertThat(packet.getOrderNumber()).isEqualTo("17");
    assertThat(packet.getAccountOwner()).isEqualTo("S:E7");
    assertThat(packet.getContractFacts())
        .isEqualTo("Service agreement S:A1: complete deliveries only. Under contract S:K9.");
    FollowUp asked = asked(packet);
    assertThat(asked.getStatuses())
        .extracting(each -> each.getSource() + " " + each.getStage() + " " + each.getAsOf())
        .containsExactly("erp RELEASED " + START, "tms PICKED " + START);
    assertThat(asked.getMismatches()).isEmpty();
    assertThat(Objects.requireNonNull(asked.getPromised()).getDate()).isEqualTo("2026-03-09");
    assertThat(asked.getKind()).isEqualTo("status");
    assertThat(packet.getWithheld()).isNull();
    assertThat(packet.getEvidence())
        .extracting(Evidence::getFactType)
        .containsExactly("Inquiry", "Order", "StatusReport", "ServiceAgreement", "Customer");
    assertThat(packet.getSummary())
        .isEqualTo(
            "A customer asks about order 17: erp says released, expected 9 Mar 2026; tms says"
                + " picked, expected 9 Mar 2026.");
  }

  @Test
  void whomThePackBelievesAboutWhatIsSaid() {
    order();
    take(report("tms", 1, Stage.PICKED, "2026-03-09"));
    take(inquiry(1).setOrder("S:17").build());
    assertThat(asked(only()).getStatuses())
        .extracting(
            each -> each.getSource() + " " + each.getBelievedFor() + " " + each.getHierarchy())
        .containsExactly(
            "erp [estimated] estimated: erp before tms", "tms [status] status: tms before erp");
  }

  @Test
  void whereSourcesDisagreeEachDisagreementIsSaid() {
    order();
    take(report("crm", 1, Stage.CANCELLED, null));
    take(report("tms", 1, Stage.SHIPPED, "2026-03-12"));
    take(inquiry(1).setOrder("S:17").build());
    assertThat(asked(only()).getMismatches())
        .containsExactly(
            "erp says that the order is released, crm that it is cancelled",
            "erp says that the order is released, tms that it is shipped",
            "erp expects it for 9 Mar 2026, tms for 12 Mar 2026",
            "crm says that the order is cancelled, tms that it is shipped");
  }

  @Test
  void timesAreThoseOfTheSiteAndADayIsADayThere() {
    take(
        Site.newBuilder()
            .setEnvelope(envelope("erp", "Site", "W1", 1))
            .setSite("S:W1")
            .setZone("Europe/Berlin")
            .build());
    order();
    Order atSite = header("17", 2);
    atSite.setSite("S:W1");
    take(atSite);
    // Half past midnight of the day that the ERP expects it for.
    take(expecting("tms", 1, Stage.PICKED, time("2026-03-08T23:30:00Z")));
    take(expecting("crm", 1, Stage.PICKED, time("2026-03-09T23:00:00Z")));
    take(inquiry(1).setOrder("S:17").build());
    ExceptionPacket packet = only();
    assertThat(packet)
        .extracting(
            ExceptionPacket::getSite, ExceptionPacket::getSiteZone, ExceptionPacket::getPromiseZone)
        .containsExactly("S:W1", "Europe/Berlin", "Europe/Berlin");
    assertThat(packet.getSummary())
        .startsWith(
            "A customer asks about order 17: erp says released, expected 9 Mar 2026; crm says"
                + " picked, expected the end of 9 Mar 2026 (CET); tms says picked, expected 9 Mar"
                + " 2026 00:30 CET.");
    assertThat(asked(packet).getMismatches()).isEmpty();
    assertThat(packet.getEvidence())
        .extracting(Evidence::getValue)
        .contains("picked, estimated 9 Mar 2026 00:30 CET");
    take(expecting("crm", 2, Stage.PICKED, time("2026-03-10T09:00:00Z")));
    assertThat(asked(only()).getMismatches())
        .containsExactly(
            "erp expects it for 9 Mar 2026, crm for 10 Mar 2026 10:00 CET",
            "crm expects it for 10 Mar 2026 10:00 CET, tms for 9 Mar 2026 00:30 CET");
  }

  @Test
  void itIsSaidAgainOnlyWhereTheStatusChangesBeforeTheAnswer() {
    order();
    take(inquiry(1).setOrder("S:17").build());
    assertThat(only().getRevision()).isEqualTo(1);
    take(report("tms", 1, Stage.PICKED, null));
    assertThat(only())
        .extracting(ExceptionPacket::getEvent, ExceptionPacket::getRevision)
        .containsExactly(PacketEvent.UPDATED, 2L);
    take(report("tms", 2, Stage.PICKED, null));
    assertThat(told).isEmpty();
    take(inquiry(2).setOrder("S:17").setAnsweredAt(START.plusSeconds(60)).build());
    ExceptionPacket closed = only();
    assertThat(closed.getState()).isEqualTo(ExceptionState.CLOSED);
    assertThat(closed.getEndedAt()).isEqualTo(START.plusSeconds(60));
    take(report("tms", 3, Stage.SHIPPED, null));
    assertThat(told).isEmpty();
  }

  @Test
  void aNewVersionOfTheInquiryIsAnsweredAnew() {
    order();
    take(inquiry(1).setOrder("S:17").build());
    assertThat(asked(only()).getKind()).isEqualTo("status");
    take(inquiry(2).setOrder("S:17").setKind("price").build());
    assertThat(asked(only()).getKind()).isEqualTo("price");
    take(inquiry(2).setOrder("S:17").setKind("price").build());
    assertThat(told).isEmpty();
  }

  @Test
  void theCustomersOwnNumberIsEnough() {
    order();
    take(inquiry(1).setCustomerPo(" po-4711 ").setCustomer("S:C1").build());
    assertThat(only().getOrder()).isEqualTo("S:17");
    take(report("tms", 1, Stage.SHIPPED, null));
    assertThat(asked(only()).getMismatches()).hasSize(1);
  }

  @Test
  void anOrderThatIsNotKnownIsSaidToBeSoAfterTheSettlingTime() {
    take(inquiry(1).setCustomerPo("PO-4711").setCustomer("S:C1").build());
    pass(Duration.ofMinutes(14));
    assertThat(told).isEmpty();
    pass(Duration.ofMinutes(2));
    ExceptionPacket packet = only();
    assertThat(asked(packet).getUnknown())
        .isEqualTo("no order of customer S:C1 with the number PO-4711 is known");
    assertThat(packet.getAt()).isEqualTo(START.plus(Duration.ofMinutes(15)));
    pass(Duration.ofDays(1));
    assertThat(told).isEmpty();
    order();
    ExceptionPacket known = told.getFirst();
    assertThat(asked(known).getUnknown()).isNull();
    assertThat(known.getOrder()).isEqualTo("S:17");
  }

  @Test
  void anOrderThatComesWithinTheSettlingTimeIsAnsweredOnce() {
    take(inquiry(1).setOrder("S:17").build());
    assertThat(told).isEmpty();
    order();
    assertThat(told).isNotEmpty().allMatch(each -> asked(each).getUnknown() == null);
    told.clear();
    pass(Duration.ofHours(1));
    assertThat(told).isEmpty();
  }

  @Test
  void aNumberThatSeveralOrdersHaveNeedsAPerson() {
    order();
    take(header("18", 1));
    take(inquiry(1).setCustomerPo("PO-4711").build());
    pass(Duration.ofMinutes(15));
    assertThat(asked(only()).getUnknown())
        .isEqualTo("2 orders have the number PO-4711: S:17, S:18");
  }

  @Test
  void anotherCustomersOrderIsSaidToBeOne() {
    order();
    take(inquiry(1).setOrder("S:17").setCustomer("S:C2").build());
    assertThat(asked(only()).getMismatches())
        .containsExactly("customer S:C2 asks, the order is of customer S:C1");
  }

  @Test
  void whatIsOpenOnTheOrderIsSaidAndItsStalenessToo() {
    order();
    take(report("tms", 1, Stage.PICKED, null));
    take(inquiry(1).setOrder("S:17").build());
    told.clear();
    pass(Duration.ofDays(9));
    FollowUp asked = asked(told.getLast());
    assertThat(asked.getOpen())
        .extracting(each -> each.getType() + " " + each.getSubReason())
        .containsExactly(ExceptionType.SHIPMENT_DELAY + " NOT_SHIPPED");
    assertThat(asked.getStatuses().getLast().getStale()).isTrue();
    assertThat(told.getLast().getWithheld()).contains(" in tms before deciding");
  }

  @Test
  void anInquiryThatGoesAwayIsClosed() {
    order();
    take(inquiry(1).setOrder("S:17").build());
    told.clear();
    Inquiry gone = inquiry(2).build();
    gone.getEnvelope().setOp(Op.DELETE);
    take(gone);
    assertThat(only().getState()).isEqualTo(ExceptionState.CLOSED);
  }

  private void order() {
    take(
        Customer.newBuilder()
            .setEnvelope(envelope("erp", "Customer", "C1", 1))
            .setCustomer("S:C1")
            .setName("Example Ltd")
            .setAccountOwner("S:E7")
            .setServiceAgreement("S:A1")
            .build());
    take(
        ServiceAgreement.newBuilder()
            .setEnvelope(envelope("erp", "ServiceAgreement", "A1", 1))
            .setServiceAgreement("S:A1")
            .setShipComplete(true)
            .build());
    take(
        OrderLine.newBuilder()
            .setEnvelope(envelope("erp", "OrderLine", "17:1", 1))
            .setOrder("S:17")
            .setLine("1")
            .setItem("S:A")
            .setUnit("PCE")
            .setOrdered(new BigDecimal("3.000000"))
            .setContract("S:K9")
            .setPromised(day("2026-03-09"))
            .setConfirmed(day("2026-03-09"))
            .setStage(Stage.RELEASED)
            .build());
    take(header("17", 1));
  }

  private Order header(String number, long version) {
    return Order.newBuilder()
        .setEnvelope(envelope("erp", "Order", number, version))
        .setOrder("S:" + number)
        .setNumber(number)
        .setCustomer("S:C1")
        .setCustomerPo("PO-4711")
        .setStage(Stage.OPEN)
        .build();
  }

  private StatusReport report(
      String source, long version, Stage stage, @Nullable String estimated) {
    return expecting(source, version, stage, estimated == null ? null : day(estimated));
  }

  private StatusReport expecting(
      String source, long version, Stage stage, @Nullable DateOrTime estimated) {
    return StatusReport.newBuilder()
        .setEnvelope(envelope(source, "StatusReport", "17", version))
        .setOrder("S:17")
        .setStage(stage)
        .setEstimated(estimated)
        .build();
  }

  private Inquiry.Builder inquiry(long version) {
    return Inquiry.newBuilder()
        .setEnvelope(envelope("crm", "Inquiry", "Q1", version))
        .setInquiry("S:Q1")
        .setKind("status")
        .setAskedAt(START);
  }

  private void pass(Duration time) {
    now = now.plus(time);
    take(new Tick("test", now));
  }

  private ExceptionPacket only() {
    assertThat(told).hasSize(1);
    return told.removeFirst();
  }

  private static FollowUp asked(ExceptionPacket packet) {
    return Objects.requireNonNull(packet.getFollowUp());
  }

  private void take(SpecificRecord fact) {
    for (Effect effect : desk.take(fact, Arrival.alone())) {
      switch (effect) {
        case Effect.Keep keep -> facts.put(keep.key(), keep.fact());
        case Effect.Forget forget -> facts.remove(forget.key());
        case Effect.Track track -> tracked.put(track.exceptionId(), track.tracked());
        case Effect.Emit emit -> {
          if (emit.packet().getKind() == PacketKind.FOLLOW_UP) {
            told.add(emit.packet());
          }
        }
        case Effect.Count count -> assertThat(count.verdict()).isNotNull();
      }
    }
    ScopeDesk fresh = new ScopeDesk();
    facts.forEach(fresh::restore);
    tracked.values().forEach(fresh::restore);
    fresh.resume();
    desk = fresh;
  }

  private Envelope envelope(String source, String type, String id, long version) {
    return Envelope.newBuilder()
        .setScope("S")
        .setSource(source)
        .setRecordType(type)
        .setRecordId(id)
        .setOp(Op.UPSERT)
        .setVersion(List.of(version))
        .setEventTime(now)
        .setClock("test")
        .setPosition(new SourcePosition(source, 0, offset++))
        .setContentHash(Ids.of(type, id, Long.toString(version)))
        .build();
  }

  private static DateOrTime time(String instant) {
    return DateOrTime.newBuilder().setTime(Instant.parse(instant)).build();
  }

  private static DateOrTime day(String date) {
    return DateOrTime.newBuilder().setDate(LocalDate.parse(date)).build();
  }
}
