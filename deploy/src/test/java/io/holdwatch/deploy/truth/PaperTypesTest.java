package io.holdwatch.deploy.truth;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdwatch.deploy.simulation.history.CheckHappening.ApprovalStated;
import io.holdwatch.deploy.simulation.history.Happening.Carried;
import io.holdwatch.deploy.simulation.history.MasterHappening.ItemState;
import io.holdwatch.deploy.simulation.history.Money;
import io.holdwatch.deploy.simulation.history.PaperHappening.ClaimStated;
import io.holdwatch.deploy.simulation.history.PaperHappening.ComplianceStated;
import io.holdwatch.deploy.simulation.history.PaperHappening.ContractStated;
import io.holdwatch.deploy.simulation.history.PaperHappening.DeliveryStated;
import io.holdwatch.deploy.simulation.history.PaperHappening.DocumentStated;
import io.holdwatch.deploy.simulation.history.PaperHappening.RegulatedStated;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** When something besides the goods is not in order. */
class PaperTypesTest {
  private static final String END = "20T00:00";

  private static Shop shop() {
    return new Shop()
        .item("I", ItemState.ACTIVE)
        .stock("I", 20)
        .customer("C", "A", "A")
        .order("T:O1")
        .line(new Ask("T:O1", 1, "I", 10, "09").price("10"));
  }

  private static Shop rule(
      Shop shop,
      String record,
      String kind,
      String finding,
      @Nullable String item,
      @Nullable String to) {
    return shop.say(
        new ComplianceStated(
            shop.now(), record, kind, null, "C", item, finding, to == null ? null : Shop.day(to)));
  }

  @Test
  void whatComplianceForbidsStopsAnOrderUntilItsLastDayHasEnded() {
    Shop shop = rule(shop().at("02T08:00"), "K", "EXPORT", "BLOCKED", "I", "04");
    assertThat(shop.until(END, "COMPLIANCE_BLOCK"))
        .containsExactly("T:O1 COMPLIANCE_BLOCK EXPORT since 02T08:00 until 05T00:00 CAUSE_GONE");
    assertThat(rule(shop(), "K", "EXPORT", "BLOCKED", "J", null).until(END, "COMPLIANCE_BLOCK"))
        .as("of another item")
        .isEmpty();
  }

  @Test
  void aRegulatedItemNeedsALicenceOnceLicencesAreKnown() {
    Shop shop = shop();
    shop.say(new RegulatedStated(shop.now(), "I", true));
    assertThat(shop.until(END, "COMPLIANCE_BLOCK")).isEmpty();
    rule(shop.at("02T00:00"), "L1", "LICENCE", "CLEAR", "J", null);
    rule(shop.at("03T00:00"), "L2", "LICENCE", "CLEAR", null, "05");
    assertThat(shop.until(END, "COMPLIANCE_BLOCK"))
        .containsExactly(
            "T:O1 COMPLIANCE_BLOCK LICENCE_MISSING since 02T00:00 until 03T00:00 CAUSE_GONE",
            "T:O1 COMPLIANCE_BLOCK LICENCE_EXPIRED since 06T00:00");
  }

  private static Shop approve(Shop shop, String state, @Nullable Money limit, @Nullable String to) {
    return shop.say(
        new ApprovalStated(
            shop.now(),
            "A1",
            "T:O1",
            1,
            "discount",
            state,
            limit,
            to == null ? null : Shop.time(to)));
  }

  private static Shop discounted() {
    Shop shop = shop();
    return shop.line(new Ask("T:O1", 1, "I", 10, "09").price("10", "0.25"));
  }

  @Test
  void aGreatDiscountLacksItsApprovalUntilItIsGrantedAndWhenItHasRunOut() {
    Shop shop = approve(discounted(), "REQUESTED", null, null);
    approve(shop.at("02T00:00"), "GRANTED", Shop.euros(100), "04T12:00");
    assertThat(shop.until(END, "APPROVAL_GAP"))
        .containsExactly(
            "T:O1 APPROVAL_GAP REQUESTED since 01T00:00 until 02T00:00 CAUSE_GONE",
            "T:O1 APPROVAL_GAP EXPIRED since 04T12:00");
    assertThat(approve(discounted(), "GRANTED", Shop.euros(50), null).until(END, "APPROVAL_GAP"))
        .containsExactly("T:O1 APPROVAL_GAP OVER_LIMIT since 01T00:00");
    assertThat(shop().until(END, "APPROVAL_GAP")).as("no discount").isEmpty();
  }

  @Test
  void noApprovalIsMissingWhereNoneOfItsSubjectIsKnown() {
    Shop shop = discounted().approve("P", "O9", null, null);
    assertThat(shop.until(END, "APPROVAL_GAP")).as("releases of credit only").isEmpty();
    shop.at("03T00:00")
        .say(
            new ApprovalStated(
                shop.now(), "A9", "T:O9", null, "discount", "REQUESTED", null, null));
    assertThat(shop.until(END, "APPROVAL_GAP"))
        .containsExactly("T:O1 APPROVAL_GAP MISSING since 03T00:00");
  }

  @Test
  void aContractIsHeldAgainstTheDayOfEntryAndTheCustomer() {
    Shop shop = shop().line(new Ask("T:O1", 1, "I", 10, "09").price("10").contract("K"));
    assertThat(shop.until(END, "CONTRACT_DISPUTE")).as("no contract is known").isEmpty();
    shop.at("02T00:00")
        .say(new ContractStated(shop.now(), "K", "C", "ACTIVE", null, Shop.day("2026-02-28")));
    shop.at("03T00:00").say(new ContractStated(shop.now(), "K", "D", "ACTIVE", null, null));
    shop.at("04T00:00").say(new ContractStated(shop.now(), "K", "C", "ACTIVE", null, null));
    shop.at("05T00:00").say(new ClaimStated(shop.now(), "M", "T:O1", Shop.euros(5), true));
    assertThat(shop.until(END, "CONTRACT_DISPUTE"))
        .containsExactly(
            "T:O1 CONTRACT_DISPUTE EXPIRED since 02T00:00 until 04T00:00 CAUSE_GONE",
            "T:O1 CONTRACT_DISPUTE CLAIM_OPEN since 05T00:00");
  }

  private static Shop tried(Shop shop, String delivery, String outcome, @Nullable Integer line) {
    return shop.say(
        new DeliveryStated(shop.now(), delivery, "T:O1", "SH0", line, outcome, shop.now()));
  }

  @Test
  void theNewestResultOfALineTellsAndASettledClaimEndsIt() {
    Shop shop = shop().ship("T:O1", 1, 10).at("02T00:00");
    tried(shop, "D1", "FAILED", 1);
    tried(shop.at("03T00:00"), "D2", "REFUSED", null);
    shop.at("04T00:00").say(new ClaimStated(shop.now(), "M", "T:O1", null, false));
    tried(shop.at("05T00:00"), "D3", "PARTIAL", null);
    tried(shop.at("06T00:00"), "D4", "DELIVERED", 1);
    assertThat(shop.until(END, "DELIVERY_FAILED"))
        .containsExactly(
            "T:O1 DELIVERY_FAILED FAILED since 02T00:00 until 04T00:00 CAUSE_GONE",
            "T:O1 DELIVERY_FAILED PARTIAL since 05T00:00 until 06T00:00 CAUSE_GONE");
  }

  private static Shop paper(Shop shop, String kind, String order, String day, int quantity) {
    return shop.say(
        new DocumentStated(
            shop.now(),
            "D" + kind,
            "T:O1",
            "SH0",
            kind,
            order,
            "P",
            "p",
            Shop.day(day),
            List.of(new Carried(1, Shop.decimal(quantity)))));
  }

  @Test
  void aPaperSaysTheOrderTheGoodsAndADayThatCanBe() {
    Shop shop = shop().at("02T00:00").ship("T:O1", 1, 10);
    paper(shop.at("03T00:00"), "PROOF_OF_DELIVERY", "O1", "03", 9);
    paper(shop.at("04T00:00"), "PROOF_OF_DELIVERY", "O2", "03", 10);
    paper(shop.at("05T00:00"), "PROOF_OF_DELIVERY", "O1", "01", 10);
    paper(shop.at("06T00:00"), "PROOF_OF_DELIVERY", "O1", "03", 10);
    assertThat(shop.until(END, "DOCUMENT_ISSUE"))
        .containsExactly(
            "T:O1 DOCUMENT_ISSUE QUANTITY_DIFFERS since 03T00:00 until 06T00:00 CAUSE_GONE");
  }

  @Test
  void anAdviceIsMissingAfterEightHoursWhereAnyIsKnown() {
    Shop shop = shop().at("02T00:00").ship("T:O1", 1, 10);
    assertThat(shop.until(END, "DOCUMENT_ISSUE")).isEmpty();
    shop.at("03T00:00")
        .say(
            new DocumentStated(
                shop.now(),
                "D",
                "T:O9",
                "SH9",
                "DESPATCH_ADVICE",
                "O9",
                "",
                "",
                Shop.day("03"),
                List.of()));
    paper(shop.at("04T00:00"), "DESPATCH_ADVICE", "O1", "02", 10);
    assertThat(shop.until(END, "DOCUMENT_ISSUE"))
        .containsExactly(
            "T:O1 DOCUMENT_ISSUE DESPATCH_MISSING since 03T00:00 until 04T00:00 CAUSE_GONE");
  }
}
