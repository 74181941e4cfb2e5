package io.holdwatch.classifier.credit;

import io.holdwatch.classifier.subject.OrderKey;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an order is to its account at an instant.
 *
 * @param account business key of the account; null: none
 * @param missing rate that it would need to take part; null: none
 * @param waits whether it could be held: unshipped, and not validly released
 * @param openAccount whether it is paid after it has shipped
 * @param counts whether its unshipped value counts: it is within the horizon
 * @param value its unshipped value in the limit's currency, in millionths
 * @param shipped its value shipped and not invoiced in the limit's currency, in millionths
 * @param rank its place
 * @param next when time alone gives it another place
 */
record Place(
    @Nullable String account,
    @Nullable CurrencyPair missing,
    boolean waits,
    boolean openAccount,
    boolean counts,
    long value,
    long shipped,
    Rank rank,
    Optional<Instant> next) {

  /** Of an order that takes no part. */
  static Place none(OrderKey key, @Nullable String account, @Nullable CurrencyPair missing) {
    Rank last = new Rank(false, Instant.MAX, Instant.MAX, key);
    return new Place(account, missing, false, false, false, 0, 0, last, Optional.empty());
  }
}
