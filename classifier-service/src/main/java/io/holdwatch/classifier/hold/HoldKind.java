package io.holdwatch.classifier.hold;

import io.holdwatch.contract.packet.ExceptionType;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a hold is about, as far as a cause for it can be found. */
public enum HoldKind {
  /** The customer's credit. */
  CREDIT,
  /** The price of a line. */
  PRICE,
  /** The stock of a line. */
  STOCK,
  /** The hold does not say: any of these is a cause. */
  ANY;

  private static final Set<ExceptionType> OF_STOCK =
      Set.of(
          ExceptionType.STOCK_SHORTAGE,
          ExceptionType.ALLOCATION_CONFLICT,
          ExceptionType.PRIORITY_CONFLICT,
          ExceptionType.SUBSTITUTION_NEEDED);

  /** Whether an exception of a type is a cause of such a hold. */
  public boolean covers(ExceptionType type) {
    return switch (this) {
      case CREDIT -> type == ExceptionType.CREDIT_HOLD;
      case PRICE -> type == ExceptionType.PRICE_MISMATCH;
      case STOCK -> OF_STOCK.contains(type);
      case ANY -> CREDIT.covers(type) || PRICE.covers(type) || STOCK.covers(type);
    };
  }

  /** The kind by a hold's word; empty for kinds that explain themselves. */
  public static Optional<HoldKind> of(@Nullable String kind) {
    if (kind == null || kind.isBlank()) {
      return Optional.of(ANY);
    }
    return switch (kind.toLowerCase(Locale.ROOT)) {
      case "credit" -> Optional.of(CREDIT);
      case "price" -> Optional.of(PRICE);
      case "stock" -> Optional.of(STOCK);
      default -> Optional.empty();
    };
  }
}
