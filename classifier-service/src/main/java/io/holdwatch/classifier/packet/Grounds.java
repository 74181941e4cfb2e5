package io.holdwatch.classifier.packet;

import io.holdwatch.classifier.finding.Basis;
import io.holdwatch.classifier.finding.Words;
import io.holdwatch.classifier.impact.Reporting;
import io.holdwatch.classifier.order.FactKeys;
import io.holdwatch.contract.fact.Calendar;
import io.holdwatch.contract.fact.Customer;
import io.holdwatch.contract.fact.Envelope;
import io.holdwatch.contract.fact.Hold;
import io.holdwatch.contract.fact.Item;
import io.holdwatch.contract.fact.Lane;
import io.holdwatch.contract.fact.ServiceAgreement;
import io.holdwatch.contract.fact.Site;
import io.holdwatch.contract.fact.UnitConversion;
import io.holdwatch.contract.fact.Wave;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Facts that decide values of a packet beside those that its finding rests on: of each kind the one
 * that decides, so that there are few of them however long the order is.
 *
 * @param customer whose name, tier, status and account owner it tells, and whose tier counts in
 *     priority and expected loss; null: not known
 * @param conversion of the affected line of a finding that counts in base units; null: its unit is
 *     the base unit, or nothing is counted in it
 * @param baseUnit that it converts to; null: not known
 * @param agreement of which the penalty counts; null: none asks for one
 * @param regulated affected item for which rules of compliance apply; null: none
 * @param costed items by which the margin of affected lines is known
 * @param wave of an affected line, which sets checkpoint and latest safe decision; null: none known
 * @param site in whose zone, by whose cut-off, dates end; null: not known
 * @param calendar by which the time left is counted; null: none, or nothing is counted
 * @param lane that takes goods to the customer, by which they have to leave; null: none is counted
 * @param hold of the ERP that brings the checkpoint forward; null: none does
 */
public record Grounds(
    @Nullable Customer customer,
    @Nullable UnitConversion conversion,
    @Nullable String baseUnit,
    @Nullable ServiceAgreement agreement,
    @Nullable Item regulated,
    List<Item> costed,
    @Nullable Wave wave,
    @Nullable Site site,
    @Nullable Calendar calendar,
    @Nullable Lane lane,
    @Nullable Hold hold) {

  /** Adds as evidence what is not there yet. */
  void addTo(List<Basis> basis) {
    if (conversion != null) {
      add(basis, of(conversion, baseUnit));
    }
    if (customer != null) {
      add(basis, of(customer));
    }
    if (agreement != null) {
      add(basis, of(agreement));
    }
    if (regulated != null) {
      add(basis, new Basis("item " + regulated.getItem(), "regulated", regulated));
    }
    for (Item item : costed) {
      add(basis, Reporting.cost(item));
    }
    if (hold != null) {
      add(basis, of(hold));
    }
    if (wave != null) {
      add(basis, of(wave));
    }
    if (site != null) {
      add(basis, new Basis("site " + site.getSite(), GroundWords.of(site), site));
    }
    if (calendar != null) {
      add(
          basis,
          new Basis("calendar " + calendar.getCalendar(), GroundWords.of(calendar), calendar));
    }
    if (lane != null) {
      add(basis, new Basis("lane " + lane.getLane(), LaneWords.of(lane), lane));
    }
  }

  private static void add(List<Basis> basis, Basis more) {
    for (Basis known : basis) {
      if (same(known.fact(), more.fact())) {
        return;
      }
    }
    basis.add(more);
  }

  /** Whether both are of one record. */
  private static boolean same(SpecificRecord one, SpecificRecord other) {
    if (one == other) {
      return true;
    }
    if (one.getClass() != other.getClass()) {
      return false;
    }
    Envelope first = FactKeys.envelope(one).orElseThrow();
    Envelope second = FactKeys.envelope(other).orElseThrow();
    return first.getRecordId().equals(second.getRecordId())
        && first.getRecordType().equals(second.getRecordType())
        && first.getSource().equals(second.getSource());
  }

  /** Of the customer of an order, as evidence of a packet. */
  static Basis of(Customer customer) {
    return new Basis("customer " + customer.getCustomer(), GroundWords.of(customer), customer);
  }

  private static Basis of(UnitConversion conversion, @Nullable String baseUnit) {
    return new Basis(
        "conversion of " + conversion.getUnit(),
        "1 "
            + conversion.getUnit()
            + (conversion.getItem() == null ? "" : " of " + conversion.getItem())
            + " = "
            + Words.quantity(conversion.getFactor(), baseUnit),
        conversion);
  }

  private static Basis of(ServiceAgreement agreement) {
    return new Basis(
        "service agreement " + agreement.getServiceAgreement(),
        GroundWords.of(agreement),
        agreement);
  }

  private static Basis of(Hold hold) {
    return new Basis(
        "hold " + (hold.getHold() == null ? hold.getEnvelope().getRecordId() : hold.getHold()),
        GroundWords.of(hold),
        hold);
  }

  private static Basis of(Wave wave) {
    return new Basis("wave " + wave.getWave(), GroundWords.of(wave), wave);
  }
}
