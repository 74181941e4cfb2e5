package io.holdwatch.classifier.option;

import io.holdwatch.classifier.promise.Outlook;
import io.holdwatch.contract.fact.Customer;
import io.holdwatch.contract.fact.ExchangeRate;
import io.holdwatch.contract.fact.Item;
import io.holdwatch.contract.fact.ItemState;
import io.holdwatch.contract.fact.OrderLine;
import io.holdwatch.contract.fact.UnitConversion;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** What a data owner can correct; what the right data then show is found by trying them. */
final class MasterProposals {
  private static final BigDecimal ONE = new BigDecimal("1.000000");
  private static final BigDecimal RATE = new BigDecimal("1.000000000");

  private final Situation situation;
  private final List<Proposal> proposals = new ArrayList<>();

  MasterProposals(Situation situation) {
    this.situation = situation;
  }

  List<Proposal> all() {
    String subReason = situation.finding().subReason();
    situation.line().ifPresent(line -> ofLine(line, subReason));
    switch (subReason) {
      case "UNKNOWN_CUSTOMER" -> unknownCustomer();
      case "BLOCKED_CUSTOMER" -> facts(Customer.class).forEach(this::release);
      case "DUPLICATE_CUSTOMER" -> taxIds(facts(Customer.class));
      case "MISSING_RATE" -> rate();
      default -> {}
    }
    return proposals;
  }

  private void ofLine(Outlook outlook, String subReason) {
    OrderLine line = outlook.line();
    switch (subReason) {
      case "UNKNOWN_ITEM" ->
          correct(
              "Create item " + line.getItem() + " in the item master",
              Change.made(
                  Item.newBuilder()
                      .setEnvelope(Change.envelope(situation.envelope(), "item"))
                      .setItem(line.getItem())
                      .setBaseUnit(line.getUnit())
                      .setState(ItemState.ACTIVE)
                      .build()));
      case "BLOCKED_ITEM" -> facts(Item.class).forEach(this::release);
      case "UNKNOWN_UNIT", "MISSING_CONVERSION" ->
          correct(
              "Enter how many base units of " + line.getItem() + " one " + line.getUnit() + " is",
              Change.made(
                  UnitConversion.newBuilder()
                      .setEnvelope(Change.envelope(situation.envelope(), "conversion"))
                      .setItem(line.getItem())
                      .setUnit(line.getUnit())
                      .setFactor(ONE)
                      .build()));
      default -> {}
    }
  }

  private void release(Item item) {
    correct(
        "Release item " + item.getItem() + " for sale, if it may be sold",
        Change.of(item, (Item fact) -> fact.setState(ItemState.ACTIVE)));
  }

  private void unknownCustomer() {
    correct(
        "Create customer " + situation.header().getCustomer() + " in the customer master",
        Change.made(
            Customer.newBuilder()
                .setEnvelope(Change.envelope(situation.envelope(), "customer"))
                .setCustomer(situation.header().getCustomer())
                .build()));
  }

  private void release(Customer customer) {
    correct(
        "Release customer " + customer.getCustomer() + ", if the customer may be supplied",
        Change.of(
            customer,
            (Customer fact) -> {
              fact.setBlocked(false);
              fact.setStatus(null);
            }));
  }

  /** A registration belongs to one customer; that of the newer record is wrong more often. */
  private void taxIds(List<Customer> customers) {
    List<Customer> newestFirst =
        customers.stream()
            .sorted(
                Comparator.comparing((Customer each) -> each.getEnvelope().getEventTime())
                    .reversed())
            .toList();
    if (newestFirst.size() == 2
        && !newestFirst
            .getFirst()
            .getEnvelope()
            .getEventTime()
            .equals(newestFirst.getLast().getEnvelope().getEventTime())) {
      merge(newestFirst.getFirst(), newestFirst.getLast());
    } else {
      newestFirst.forEach(each -> taxId(each, ""));
    }
  }

  /** Two that are one company go together under the older record; else one of them is wrong. */
  private void merge(Customer newer, Customer older) {
    correct(
        "If the two are the same company, move the orders of customer "
            + newer.getCustomer()
            + ", the newer record, to "
            + older.getCustomer()
            + " and close it; if they are two, and the tax registration of "
            + newer.getCustomer()
            + " is the wrong one, correct it",
        withoutTaxId(newer));
    taxId(older, ", the older record");
  }

  private void taxId(Customer customer, String age) {
    correct(
        "Correct the tax registration of customer "
            + customer.getCustomer()
            + age
            + ", if the two are not the same company and that is the wrong one",
        withoutTaxId(customer));
  }

  private static Change withoutTaxId(Customer customer) {
    return Change.of(customer, (Customer fact) -> fact.setTaxId(null));
  }

  /** The cause of a missing rate is named by its pair: "rate:EUR-USD". */
  private void rate() {
    String key = situation.finding().cause() == null ? "" : situation.finding().cause().key();
    String[] pair = key.substring(key.indexOf(':') + 1).split("-", 2);
    if (pair.length == 2) {
      correct(
          "Enter the exchange rate from " + pair[0] + " to " + pair[1],
          Change.made(
              ExchangeRate.newBuilder()
                  .setEnvelope(Change.envelope(situation.envelope(), "rate"))
                  .setFromCurrency(pair[0])
                  .setToCurrency(pair[1])
                  .setRate(RATE)
                  .build()));
    }
  }

  private void correct(String words, Change change) {
    proposals.add(Proposal.of(Action.CORRECT_DATA, words, change));
  }

  private <T extends SpecificRecord> List<T> facts(Class<T> type) {
    return situation.facts(type);
  }
}
