package io.holdwatch.classifier.scope;

import io.holdwatch.classifier.capacity.DispatchCheck;
import io.holdwatch.classifier.credit.Remedy;
import io.holdwatch.classifier.option.Proposals;
import io.holdwatch.classifier.price.ThinMargin;
import io.holdwatch.classifier.stock.Ways;
import io.holdwatch.classifier.subject.ExceptionKey;
import io.holdwatch.classifier.subject.LineKey;
import io.holdwatch.classifier.subject.OrderKey;
import io.holdwatch.contract.fact.Appointment;
import io.holdwatch.contract.fact.Money;
import io.holdwatch.contract.fact.Reservation;
import io.holdwatch.contract.fact.UnitPrice;
import io.holdwatch.contract.fact.Wave;
import io.holdwatch.contract.packet.ExceptionType;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the ledgers answer about an exception; about a cause that several share, what they need
 * together.
 *
 * @param questions the ledgers
 * @param key the exception
 * @param members exceptions that share its cause, itself included; empty: it is alone
 * @param now instant of the look
 */
record Consulted(Questions questions, ExceptionKey key, List<ExceptionKey> members, Instant now)
    implements Proposals.Ledgers {
  @Override
  public Optional<Ways> ways(String line) {
    Optional<Ways> own = ways(key.order().line(line));
    if (own.isEmpty() || members.isEmpty()) {
      return own;
    }
    BigDecimal missing =
        members.stream()
            .flatMap(member -> line(member).stream())
            .flatMap(each -> ways(each).stream())
            .filter(each -> each.item().equals(own.get().item()))
            .filter(each -> each.site().equals(own.get().site()))
            .map(Ways::missing)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    return own.map(each -> each.lacking(missing));
  }

  private Optional<Ways> ways(LineKey line) {
    return questions.ways(line, doubts(), now);
  }

  private boolean doubts() {
    return key.type() == ExceptionType.SUPPLIER_DELAY;
  }

  /** Counting as the finding does first, then the other way. */
  @Override
  public Optional<Ways> lacks(String line) {
    LineKey of = key.order().line(line);
    return Stream.of(doubts(), !doubts())
        .flatMap(doubted -> questions.ways(of, doubted, now).stream())
        .filter(ways -> ways.missing().signum() > 0)
        .findFirst();
  }

  @Override
  public boolean isReady(String line) {
    return questions.isReady(key.order().line(line), now);
  }

  /** The line that an exception is about; empty: it is about its order. */
  private static Optional<LineKey> line(ExceptionKey member) {
    String before = member.order().order() + ":";
    return member.subject().startsWith(before)
        ? Optional.of(new LineKey(member.order(), member.subject().substring(before.length())))
        : Optional.empty();
  }

  @Override
  public List<Reservation> reservations(String line) {
    return questions.reservations(key.order().line(line));
  }

  @Override
  public List<DispatchCheck.Free> technicians(Appointment appointment) {
    return questions.technicians(appointment);
  }

  @Override
  public List<Wave> waves(@Nullable String site) {
    return questions.waves(key.order().scope(), site, now);
  }

  @Override
  public Optional<BigDecimal> usual(String line) {
    return questions.usual(key.order(), line);
  }

  /** Of several of a kind the one that takes the most: it is enough for the others. */
  @Override
  public List<Remedy> remedies() {
    if (members.isEmpty()) {
      return questions.remedies(key.order(), now);
    }
    Map<Remedy.Kind, Remedy> most = new EnumMap<>(Remedy.Kind.class);
    for (OrderKey order : members.stream().map(ExceptionKey::order).distinct().toList()) {
      for (Remedy remedy : questions.remedies(order, now)) {
        most.merge(remedy.kind(), remedy, Consulted::more);
      }
    }
    return List.copyOf(most.values());
  }

  private static Remedy more(Remedy one, Remedy other) {
    return amount(other).compareTo(amount(one)) > 0 ? other : one;
  }

  private static BigDecimal amount(Remedy remedy) {
    Money amount = remedy.amount();
    return amount == null ? BigDecimal.ZERO : amount.getAmount();
  }

  @Override
  public Optional<UnitPrice> expected(String line) {
    return questions.expected(key.order().line(line));
  }

  /** Of several that share a cause the one that leaves least: what it asks is enough for all. */
  @Override
  public Optional<ThinMargin> margin(String line) {
    Optional<ThinMargin> own = questions.margin(key.order().line(line));
    return Stream.concat(
            own.stream(),
            members.stream()
                .flatMap(member -> line(member).stream())
                .flatMap(other -> questions.margin(other).stream()))
        .min(Comparator.comparing(ThinMargin::left));
  }
}
