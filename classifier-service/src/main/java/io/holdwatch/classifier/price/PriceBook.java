package io.holdwatch.classifier.price;

import io.holdwatch.classifier.finding.Finding;
import io.holdwatch.classifier.price.Shelves.Place;
import io.holdwatch.classifier.subject.Keys;
import io.holdwatch.classifier.subject.LineKey;
import io.holdwatch.contract.fact.Money;
import io.holdwatch.contract.fact.UnitPrice;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Holds the price of lines against contract, promotion and lists, and their margin against its
 * floor (definitions.md, "Price"). It knows the lines of open orders that are not invoiced, as the
 * desk tells them, and the newest Price, Promotion, Rebate and Item facts. Nothing here changes by
 * the passing of time: the pricing date of a line is fixed.
 */
public final class PriceBook {
  private final Agreements agreements = new Agreements();
  private final Map<LineKey, Judged> lines;

  /** In no order: at the place of everything stand all lines. */
  private final Map<Place, Set<LineKey>> index = new HashMap<>();

  private PriceSettings settings;

  /** A line, with what was found on it since it or a price that fits it changed. */
  private static final class Judged {
    final PricedLine line;
    private @Nullable Verdict verdict;
    private boolean known;

    Judged(PricedLine line) {
      this.line = line;
    }
  }

  /**
   * A book without any price.
   *
   * @param keys of the desk
   */
  public PriceBook(PriceSettings settings, Keys keys) {
    this.lines = keys.byLine();
    this.settings = settings;
  }

  /** A policy holds from now on; returns the lines whose answer may differ. */
  public Set<LineKey> policy(PriceSettings now) {
    boolean same = settings.equals(now);
    settings = now;
    lines.values().forEach(each -> each.known = false);
    return same ? Set.of() : new TreeSet<>(lines.keySet());
  }

  /**
   * Takes what a record says.
   *
   * @param record id of the record among all facts
   * @param before what it said before; null: nothing
   * @param after what it says now; null: nothing any more
   * @return lines whose answer may differ
   */
  public Set<LineKey> take(
      String record, @Nullable SpecificRecord before, @Nullable SpecificRecord after) {
    Set<LineKey> touched = new TreeSet<>();
    Place former = before == null ? null : Agreements.place(before);
    if (before != null && former != null) {
      agreements.remove(former, record, before);
      touched.addAll(touched(before, former));
    }
    Place latter = after == null ? null : Agreements.place(after);
    if (after != null && latter != null) {
      agreements.put(latter, record, after);
      touched.addAll(touched(after, latter));
    }
    return touched;
  }

  private Set<LineKey> touched(SpecificRecord fact, Place place) {
    Set<LineKey> touched = new TreeSet<>();
    for (LineKey key : candidates(place)) {
      Judged each = Objects.requireNonNull(lines.get(key), "a line of the index");
      if (key.order().scope().equals(place.scope())
          && (place.customer() == null || place.customer().equals(each.line.customer()))
          && Agreements.fits(fact, each.line)) {
        each.known = false;
        touched.add(key);
      }
    }
    return touched;
  }

  /** By the item where one is named: its lines are fewer than a customer's. */
  private Set<LineKey> candidates(Place place) {
    if (place.item() == null && place.customer() == null) {
      return lines.keySet();
    }
    Place by = place.item() == null ? place : new Place(place.scope(), place.item(), null);
    return index.getOrDefault(by, Set.of());
  }

  /**
   * Says what a line asks for now.
   *
   * @param line null: it is none that the rule is about (any more)
   * @return the line, where its answer may differ
   */
  public Set<LineKey> ask(LineKey key, @Nullable PricedLine line) {
    Judged known = lines.get(key);
    PricedLine before = known == null ? null : known.line;
    if (Objects.equals(before, line)) {
      return Set.of();
    }
    Set<Place> former = before == null ? Set.of() : places(key, before);
    Set<Place> latter = line == null ? Set.of() : places(key, line);
    for (Place place : former) {
      if (!latter.contains(place)) {
        index.computeIfPresent(
            place, (p, keys) -> keys.remove(key) && keys.isEmpty() ? null : keys);
      }
    }
    for (Place place : latter) {
      if (!former.contains(place)) {
        index.computeIfAbsent(place, p -> new HashSet<>()).add(key);
      }
    }
    if (line == null) {
      lines.remove(key);
    } else {
      lines.put(key, new Judged(line));
    }
    return Set.of(key);
  }

  private static Set<Place> places(LineKey key, PricedLine line) {
    String scope = key.order().scope();
    Set<Place> places = new HashSet<>();
    places.add(new Place(scope, line.item(), null));
    places.add(new Place(scope, null, line.customer()));
    return places;
  }

  /** What is wrong with the price of a line; empty where nothing is or the line is none. */
  public Optional<Finding> assess(LineKey key) {
    Judged known = lines.get(key);
    if (known == null) {
      return Optional.empty();
    }
    PricedLine line = known.line;
    return verdict(key, known)
        .map(
            verdict ->
                new PriceFinding(
                        key, line, agreements.item(key.order().scope(), line.item()), verdict)
                    .finding());
  }

  /**
   * What the finding on a line does to the margin over the wanted quantity: the price less what it
   * should be, or the margin less its floor; below zero where too little comes in.
   */
  public Optional<Money> effect(LineKey key) {
    Judged known = lines.get(key);
    return known == null
        ? Optional.empty()
        : verdict(key, known).map(verdict -> verdict.effect(known.line));
  }

  /** What the line should cost, where it is priced otherwise. */
  public Optional<UnitPrice> expected(LineKey key) {
    Judged known = lines.get(key);
    return known == null
        ? Optional.empty()
        : verdict(key, known)
            .filter(verdict -> verdict.reason() != PriceReason.MARGIN_FLOOR)
            .map(verdict -> verdict.expected().rate().price());
  }

  /** What would keep the margin of a line that is below its floor. */
  public Optional<ThinMargin> margin(LineKey key) {
    Judged known = lines.get(key);
    return known == null
        ? Optional.empty()
        : verdict(key, known)
            .filter(verdict -> verdict.reason() == PriceReason.MARGIN_FLOOR)
            .map(verdict -> ThinMargin.of(known.line, verdict));
  }

  private Optional<Verdict> verdict(LineKey key, Judged of) {
    if (!of.known) {
      of.verdict = verdict(key, of.line).orElse(null);
      of.known = true;
    }
    return Optional.ofNullable(of.verdict);
  }

  private Optional<Verdict> verdict(LineKey key, PricedLine line) {
    Rate found = line.found(settings.lineDiscount());
    if (found == null) {
      return Optional.empty();
    }
    String scope = key.order().scope();
    Waterfall waterfall = new Waterfall(agreements, scope, line, found.currency());
    Agreed expected = waterfall.expected().orElse(null);
    if (expected == null) {
      return Optional.empty();
    }
    Rate net = line.netRate();
    Margin margin =
        net == null
            ? null
            : Margin.of(
                line, net, agreements.rebates(scope, line), agreements.item(scope, line.item()));
    BigDecimal floor =
        expected.marginFloor() == null ? settings.marginFloor() : expected.marginFloor();
    PriceReason reason = null;
    Rate difference = null;
    if (found.beyond(expected.rate(), settings.tolerance()) && !isAsAgreed(net, expected.rate())) {
      Rate away = found.minus(expected.rate());
      difference = line.isPriced(settings.lineDiscount()) ? line.discounted(away) : away;
      reason = PriceReason.of(expected.step(), away.amount().signum() < 0);
    } else if (margin != null && floor != null) {
      difference = margin.lack(floor);
      reason = PriceReason.MARGIN_FLOOR;
    }
    return reason == null || difference == null
        ? Optional.empty()
        : Optional.of(
            new Verdict(
                reason,
                waterfall.steps(),
                expected,
                found,
                margin,
                floor == null ? BigDecimal.ZERO : floor,
                difference));
  }

  /** Whether the customer pays what was agreed: the line discount is how the order says it. */
  private boolean isAsAgreed(@Nullable Rate net, Rate agreed) {
    return net != null
        && net.currency().equals(agreed.currency())
        && !net.rounded().beyond(agreed, settings.tolerance());
  }
}
