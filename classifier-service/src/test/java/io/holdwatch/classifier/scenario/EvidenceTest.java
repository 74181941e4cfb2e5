package io.holdwatch.classifier.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdwatch.contract.fact.Calendar;
import io.holdwatch.contract.fact.Checkpoint;
import io.holdwatch.contract.fact.Claim;
import io.holdwatch.contract.fact.Commitment;
import io.holdwatch.contract.fact.Component;
import io.holdwatch.contract.fact.CreditAccount;
import io.holdwatch.contract.fact.Customer;
import io.holdwatch.contract.fact.ExchangeRate;
import io.holdwatch.contract.fact.Item;
import io.holdwatch.contract.fact.Lane;
import io.holdwatch.contract.fact.Order;
import io.holdwatch.contract.fact.OrderLine;
import io.holdwatch.contract.fact.Reservation;
import io.holdwatch.contract.fact.ServiceAgreement;
import io.holdwatch.contract.fact.Site;
import io.holdwatch.contract.fact.Substitute;
import io.holdwatch.contract.fact.UnitConversion;
import io.holdwatch.contract.fact.VendorItem;
import io.holdwatch.contract.fact.Wave;
import io.holdwatch.contract.packet.ExceptionPacket;
import io.holdwatch.contract.packet.ExceptionType;
import io.holdwatch.contract.packet.PacketKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A fact that decided a value of a packet is among its evidence. Slim packets are left out: they
 * refer to their cause.
 */
final class EvidenceTest {
  /** Facts of which one decides, however many lines an order has. */
  private static final Set<Class<? extends SpecificRecord>> ONE_EACH =
      Set.of(UnitConversion.class, ServiceAgreement.class, Site.class);

  private static List<Told> told = List.of();

  @BeforeAll
  static void play() throws IOException {
    told = Told.all();
  }

  /** By the type of a fact, in which packets one of them has decided a value. */
  private static Map<Class<? extends SpecificRecord>, Predicate<Told>> deciding() {
    Map<Class<? extends SpecificRecord>, Predicate<Told>> deciding = new LinkedHashMap<>();
    deciding.put(Order.class, EvidenceTest::isOfOrder);
    deciding.put(
        OrderLine.class, each -> isOfOrder(each) && each.packet().getRevenueAtRisk() != null);
    deciding.put(Customer.class, EvidenceTest::namesCustomer);
    deciding.put(UnitConversion.class, EvidenceTest::converts);
    deciding.put(ServiceAgreement.class, each -> part(each, "service agreement"));
    deciding.put(
        Item.class,
        each ->
            part(each, "compliance") && each.packet().getType() != ExceptionType.COMPLIANCE_BLOCK);
    deciding.put(Site.class, EvidenceTest::endsInZone);
    deciding.put(Calendar.class, EvidenceTest::countsHours);
    deciding.put(
        Wave.class,
        each ->
            each.packet().getCheckpoint() == Checkpoint.RELEASE
                && each.packet().getCheckpointAt() != null);
    deciding.put(ExchangeRate.class, EvidenceTest::exchanges);
    deciding.put(Commitment.class, each -> !each.packet().getCommitments().isEmpty());
    deciding.put(Component.class, each -> is(each, "COMPONENT_SHORT"));
    deciding.put(
        Reservation.class, each -> is(each, "HOARDS_STOCK") || is(each, "LOWER_CLASS_RESERVED"));
    deciding.put(Substitute.class, each -> is(each, "ITEM_BLOCKED") || is(each, "NOT_SUPPLIABLE"));
    deciding.put(CreditAccount.class, each -> each.packet().getType() == ExceptionType.CREDIT_HOLD);
    deciding.put(Lane.class, each -> costs(each, "TRANSFER"));
    deciding.put(VendorItem.class, each -> costs(each, "DROP_SHIP"));
    deciding.put(
        Claim.class,
        each ->
            is(each, "CLAIM_OPEN")
                || String.valueOf(each.packet().getDeliveryFeasibility()).contains("open claim"));
    return deciding;
  }

  @Test
  void whatDecidedAValueIsAmongTheEvidenceOfEveryPacketInWhichItDid() {
    List<String> missing = new ArrayList<>();
    deciding()
        .forEach(
            (type, decided) ->
                told.stream()
                    .filter(each -> !each.isSlim())
                    .filter(decided)
                    .filter(each -> each.evidence(type) == 0)
                    .map(each -> type.getSimpleName() + " of " + each.where())
                    .forEach(missing::add));
    assertThat(missing).isEmpty();
  }

  @Test
  void everyKindOfFactThatDecidesOneDoesSoInSomeScenario() {
    Set<String> shown = new TreeSet<>();
    Set<String> all = new TreeSet<>();
    deciding()
        .forEach(
            (type, decided) -> {
              all.add(type.getSimpleName());
              if (told.stream().anyMatch(each -> decided.test(each) && each.evidence(type) > 0)) {
                shown.add(type.getSimpleName());
              }
            });
    assertThat(shown).isEqualTo(all);
  }

  @Test
  void ofWhatDecidesForAllLinesThereIsOneFact() {
    List<String> more = new ArrayList<>();
    for (Told each : told) {
      for (Class<? extends SpecificRecord> type : ONE_EACH) {
        if (each.packet().getType() != ExceptionType.SHIPMENT_DELAY && each.evidence(type) > 1) {
          more.add(type.getSimpleName() + " of " + each.where());
        }
      }
    }
    assertThat(more).isEmpty();
  }

  @Test
  void slimPacketsTellNothingButTheRatesOfTheirMoney() {
    assertThat(told.stream().filter(Told::isSlim).toList())
        .isNotEmpty()
        .allSatisfy(
            each ->
                assertThat(each.packet().getEvidence())
                    .allSatisfy(fact -> assertThat(fact.getFactType()).isEqualTo("ExchangeRate")));
  }

  private static boolean isOfOrder(Told told) {
    return told.packet().getKind() == PacketKind.EXCEPTION;
  }

  private static boolean is(Told told, String subReason) {
    return told.packet().getSubReason().equals(subReason);
  }

  private static boolean part(Told told, String name) {
    return told.packet().getPriorityParts().stream().anyMatch(each -> each.getName().equals(name));
  }

  private static boolean costs(Told told, String action) {
    return told.packet().getOptions().stream()
        .anyMatch(each -> each.getAction().equals(action) && each.getCost() != null);
  }

  private static boolean namesCustomer(Told told) {
    ExceptionPacket packet = told.packet();
    return packet.getCustomer() != null
        && (packet.getCustomerTier() != null
            || packet.getCustomerStatus() != null
            || packet.getCustomerName() != null);
  }

  private static boolean converts(Told told) {
    return told.packet().getLines().stream()
        .anyMatch(
            line ->
                line.getBaseQuantity() != null
                    && line.getUnit() != null
                    && !line.getUnit().equals(line.getBaseUnit()));
  }

  private static boolean endsInZone(Told told) {
    ExceptionPacket packet = told.packet();
    return packet.getLines().stream().anyMatch(line -> line.getDue() != null)
        && told.known(Site.class).stream()
            .anyMatch(site -> Objects.equals(site.getSite(), packet.getSite()));
  }

  private static boolean countsHours(Told told) {
    ExceptionPacket packet = told.packet();
    return packet.getLossPerHour() != null
        && told.known(Site.class).stream()
            .filter(site -> Objects.equals(site.getSite(), packet.getSite()))
            .flatMap(
                site ->
                    told.known(Calendar.class).stream()
                        .filter(each -> Objects.equals(each.getCalendar(), site.getCalendar())))
            .anyMatch(each -> each.getCalendar() != null);
  }

  private static boolean exchanges(Told told) {
    ExceptionPacket packet = told.packet();
    return packet.getOrderValue() != null
        && packet.getRevenueAtRisk() != null
        && packet.getRevenueAtRisk().getAmount().signum() != 0
        && !packet.getOrderValue().getCurrency().equals(packet.getRevenueAtRisk().getCurrency());
  }
}
