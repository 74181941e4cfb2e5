package io.holdwatch.classifier.master;

import static io.holdwatch.classifier.master.MasterFacts.LINE;
import static io.holdwatch.classifier.master.MasterFacts.ORDER;
import static io.holdwatch.classifier.master.MasterFacts.conversion;
import static io.holdwatch.classifier.master.MasterFacts.customer;
import static io.holdwatch.classifier.master.MasterFacts.item;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdwatch.classifier.finding.Cause;
import io.holdwatch.classifier.finding.Finding;
import io.holdwatch.classifier.subject.Keys;
import io.holdwatch.contract.fact.Item;
import io.holdwatch.contract.fact.ItemState;
import java.math.BigDecimal;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

final class MasterLedgerTest {
  private final MasterLedger ledger = new MasterLedger(new Keys());

  private MasterLedger.Touched take(String record, SpecificRecord fact) {
    return ledger.take(record, null, fact);
  }

  private Finding ofLine() {
    return ledger.assess(LINE).orElseThrow();
  }

  private Finding ofOrder() {
    return ledger.assess(ORDER).orElseThrow();
  }

  @Test
  void whereThereIsNoMasterNothingIsUnknown() {
    ledger.ask(LINE, new MasterLine("L:A", "BOX"));
    ledger.ask(ORDER, new MasterOrder("L:C", null));
    assertThat(ledger.assess(LINE)).isEmpty();
    assertThat(ledger.assess(ORDER)).isEmpty();
    assertThat(ledger.factor("S", "L:A", "BOX")).contains(BigDecimal.ONE);
  }

  @Test
  void anUnknownItemIsToldFromTheFirstKnownItemOn() {
    ledger.ask(LINE, new MasterLine("L:A-17", "EACH"));
    Item other = item("L:B", "EACH").build();
    assertThat(take("b", other).lines()).containsExactly(LINE);
    assertThat(ofLine().subReason()).isEqualTo("UNKNOWN_ITEM");
    assertThat(ofLine().words())
        .isEqualTo(
            "names item L:A-17 on line 1, which is unknown to the item master: create it or"
                + " correct the line");
    assertThat(ofLine().cause())
        .isEqualTo(new Cause("item:L:A-17", "item L:A-17 is unknown to the item master"));
    assertThat(ledger.take("b", other, null).lines()).containsExactly(LINE);
    assertThat(ledger.assess(LINE)).isEmpty();
  }

  @Test
  void aBlockedItemIsAConflictAndADiscontinuedOneIsNone() {
    ledger.ask(LINE, new MasterLine("L:A", "EACH"));
    Item discontinued = item("L:A", "EACH").setState(ItemState.DISCONTINUED).build();
    take("a", discontinued);
    assertThat(ledger.assess(LINE)).isEmpty();
    Item blocked = item("L:A", "EACH").setName("Kettle").setState(ItemState.BLOCKED).build();
    assertThat(ledger.take("a", discontinued, blocked).lines()).containsExactly(LINE);
    assertThat(ofLine().subReason()).isEqualTo("BLOCKED_ITEM");
    assertThat(ofLine().words()).contains("item L:A (Kettle) on line 1, which is blocked");
    assertThat(ofLine().basis()).hasSize(1);
  }

  @Test
  void aUnitIsUnknownThenNotConvertibleThenConverts() {
    ledger.ask(LINE, new MasterLine("L:A", "BOX"));
    take("a", item("L:A", "EACH").build());
    take("b", item("L:B", "KG").build());
    assertThat(ofLine().subReason()).isEqualTo("UNKNOWN_UNIT");
    assertThat(ledger.factor("S", "L:A", "BOX")).isEmpty();
    assertThat(take("1", conversion("L:B", "BOX", "3")).lines()).containsExactly(LINE);
    assertThat(ofLine().subReason()).isEqualTo("MISSING_CONVERSION");
    assertThat(ofLine().words())
        .contains("counts in unit BOX on line 1, which does not convert to EACH");
    assertThat(take("2", conversion(null, "BOX", "10")).lines()).containsExactly(LINE);
    assertThat(ledger.assess(LINE)).isEmpty();
    assertThat(ledger.factor("S", "L:A", "BOX")).contains(BigDecimal.TEN);
    assertThat(take("3", conversion("L:A", "BOX", "12")).lines()).containsExactly(LINE);
    assertThat(ledger.factor("S", "L:A", "BOX")).contains(new BigDecimal("12"));
    assertThat(ledger.factor("S", "L:A", "EACH")).contains(BigDecimal.ONE);
    assertThat(ledger.factor("S", "L:A", null)).contains(BigDecimal.ONE);
  }

  @Test
  void aCustomerIsUnknownThenBlockedThenTwiceThenFine() {
    ledger.ask(ORDER, new MasterOrder("L:C", new MasterOrder.MissingRate("USD", "EUR")));
    assertThat(ofOrder().subReason()).isEqualTo("MISSING_RATE");
    assertThat(ofOrder().cause())
        .isEqualTo(new Cause("rate:USD-EUR", "the exchange rate from USD to EUR is not known"));
    ledger.ask(ORDER, new MasterOrder("L:C", null));
    var first = customer("L:B").setTaxId("DE1").setName("Example Ltd").build();
    assertThat(take("b", first).orders()).containsExactly(ORDER);
    assertThat(ofOrder().subReason()).isEqualTo("UNKNOWN_CUSTOMER");
    var blocked = customer("L:C").setTaxId("DE1").setStatus("Closed").build();
    take("c", blocked);
    assertThat(ofOrder().subReason()).isEqualTo("BLOCKED_CUSTOMER");
    assertThat(ofOrder().words()).contains("customer L:C, which is closed");
    var open = customer("L:C").setTaxId("DE1").build();
    ledger.take("c", blocked, open);
    assertThat(ofOrder().subReason()).isEqualTo("DUPLICATE_CUSTOMER");
    assertThat(ofOrder().words())
        .contains("the same tax registration as customer L:B (Example Ltd)")
        .doesNotContain("DE1");
    assertThat(ofOrder().basis()).hasSize(2);
    assertThat(ledger.take("b", first, null).orders()).containsExactly(ORDER);
    assertThat(ledger.assess(ORDER)).isEmpty();
    assertThat(ledger.customer("S", "L:C")).contains(open);
  }

  @Test
  void twoRecordsOfOneCustomerAreNoDuplicate() {
    ledger.ask(ORDER, new MasterOrder("L:C", null));
    take("crm", customer("L:C").setTaxId("DE1").build());
    take("erp", customer("L:C").setTaxId("DE1").build());
    assertThat(ledger.assess(ORDER)).isEmpty();
    take("other", customer("L:D").setTaxId(" ").build());
    assertThat(ledger.assess(ORDER)).isEmpty();
  }

  @Test
  void aLineOrOrderThatAsksNoMoreHasNoConflict() {
    take("b", item("L:B", "EACH").build());
    take("c", customer("L:D").build());
    assertThat(ledger.ask(LINE, new MasterLine("L:A", null))).containsExactly(LINE);
    assertThat(ledger.ask(LINE, new MasterLine("L:A", null))).isEmpty();
    assertThat(ledger.ask(ORDER, new MasterOrder("L:C", null))).containsExactly(ORDER);
    assertThat(ledger.ask(LINE, null)).containsExactly(LINE);
    assertThat(ledger.ask(ORDER, null)).containsExactly(ORDER);
    assertThat(ledger.assess(LINE)).isEmpty();
    assertThat(ledger.assess(ORDER)).isEqualTo(Optional.empty());
  }
}
