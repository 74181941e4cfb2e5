package io.holdwatch.classifier.capacity;

import io.holdwatch.classifier.finding.Basis;
import io.holdwatch.classifier.finding.Words;
import io.holdwatch.classifier.promise.Outlook;
import io.holdwatch.classifier.ranked.Micros;
import io.holdwatch.contract.fact.Wave;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.avro.specific.SpecificRecord;

/** Resources in words. */
final class CapacityWords {
  private static final int DAYS = 7;
  private static final int FEW = 2;

  private final CapacityLedger<Turn> ledger;

  CapacityWords(CapacityLedger<Turn> ledger) {
    this.ledger = ledger;
  }

  /** "route R1 on 5 Mar 2026", "the docks of S:W1 on 5 Mar 2026". */
  String name(Resource resource) {
    String kind =
        resource.kind().equals("DOCK")
            ? "the docks of "
            : resource.kind().toLowerCase(Locale.ROOT) + " ";
    return kind
        + resource.name()
        + (resource.day() == null ? "" : " on " + Words.day(resource.day()));
  }

  /** "it takes 40 orders, and this one and those before it ask for 42". */
  String full(Resource resource, long upTo) {
    return (resource.kind().equals("DOCK") ? "they take " : "it takes ")
        + count(ledger.capacity(resource).orElse(0), resource)
        + ", and this order and those before it ask for "
        + Words.number(Micros.decimal(upTo));
  }

  /** The record that tells what it can do. */
  Optional<Basis> capacity(Resource resource) {
    SpecificRecord telling = ledger.telling(resource);
    return telling == null
        ? Optional.empty()
        : Optional.of(
            new Basis(
                "capacity of " + name(resource),
                count(ledger.capacity(resource).orElse(0), resource),
                telling));
  }

  /** On which of the next days there is room. */
  List<String> room(Resource resource) {
    List<String> room = new ArrayList<>();
    for (int later = 1; resource.day() != null && later <= DAYS && room.size() < FEW; later++) {
      Resource next =
          new Resource(
              resource.scope(),
              resource.kind(),
              resource.name(),
              resource.day().plusDays(later),
              resource.unit());
      OptionalLong capacity = ledger.capacity(next);
      long left = capacity.orElse(0) - ledger.asked(next);
      if (left > 0) {
        String name = name(next);
        room.add(
            name.substring(0, 1).toUpperCase(Locale.ROOT)
                + name.substring(1)
                + (resource.kind().equals("DOCK") ? " have room for " : " has room for ")
                + count(left, resource)
                + ".");
      }
    }
    return room;
  }

  private static String count(long micros, Resource resource) {
    String unit = resource.unit().toLowerCase(Locale.ROOT);
    return Words.number(Micros.decimal(micros))
        + " "
        + (micros == 1_000_000 ? unit.substring(0, unit.length() - 1) : unit);
  }

  /** "line 10", "lines 10, 20". */
  static String lines(List<Outlook> lines) {
    return (lines.size() == 1 ? "line " : "lines ")
        + String.join(", ", lines.stream().map(Outlook::number).toList());
  }

  static Basis basis(Wave wave) {
    return new Basis(
        "wave " + wave.getWave(),
        (wave.getReleasedAt() != null
                ? "released " + Words.instant(wave.getReleasedAt())
                : wave.getPlannedRelease() != null
                    ? "planned for release " + Words.instant(wave.getPlannedRelease())
                    : "not planned yet")
            + (wave.getCutOff() == null ? "" : ", cut-off " + Words.instant(wave.getCutOff()))
            + (wave.getCapacity() == null
                ? ""
                : ", takes " + wave.getCapacity() + (wave.getCapacity() == 1 ? " line" : " lines")),
        wave);
  }
}
