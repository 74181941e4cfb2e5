package io.holdwatch.routing.page;

import io.holdwatch.contract.fact.Money;
import io.holdwatch.contract.packet.ExceptionPacket;
import io.holdwatch.contract.packet.ExceptionType;
import io.holdwatch.contract.packet.LockedAction;
import io.holdwatch.contract.packet.PriorityPart;
import io.holdwatch.routing.correction.WrongRecord;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How values are said to people; what is not known is a dash. */
public final class Say {
  private static final Pattern COUNTED =
      Pattern.compile(": \\d+ exceptions? (?:share|has) this cause\\.$");
  private static final String NOTHING = "–";
  private static final String RATE = "ExchangeRate";
  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("d MMM uuuu HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  Say() {}

  /** A symbol of a closed set in words. */
  public String word(String symbol) {
    return symbol.isEmpty() ? NOTHING : Words.of(symbol);
  }

  /** Why, in words. */
  public String reason(ExceptionPacket packet) {
    return Words.of(packet.getType().name(), packet.getSubReason());
  }

  /** A sub-reason of a type in words. */
  public String reason(String type, String subReason) {
    return Words.of(type, subReason);
  }

  /** What caused it, in words. */
  public String why(ExceptionPacket packet) {
    return Words.of(packet.getType().name(), packet.getRootCause());
  }

  /** What several exceptions share; how many they were when that was told is left out. */
  public String cause(ExceptionPacket cause) {
    return COUNTED.matcher(text(cause.getSummary())).replaceFirst(".");
  }

  /** Whether a packet leaves what it rests on to its cause, but for the rates of its money. */
  public boolean slim(ExceptionPacket packet) {
    return packet.getEvidence().stream().allMatch(each -> each.getFactType().equals(RATE));
  }

  /** What the facts of an exception that are neither stock nor money are about. */
  public String about(ExceptionType type) {
    return switch (type) {
      case SHIPMENT_DELAY, SHIPMENT_CONSTRAINT, DISPATCH_CAPACITY, DELIVERY_FAILED -> "Delivery";
      default -> "Order";
    };
  }

  /** That nothing can be recommended, where nothing is in doubt either. */
  public String none(String team) {
    return "no action can be proposed that clears it without opening another exception; the"
        + " decision is with "
        + (team.isEmpty() ? "a person" : Words.of(team));
  }

  /** A loss that is expected. */
  public String loss(@Nullable Money money) {
    return money == null || counts(money) ? money(money) : "none";
  }

  /** Whether an amount shows at all when it is written to the hundredth. */
  public boolean counts(@Nullable Money money) {
    return money != null && money.getAmount().setScale(2, RoundingMode.HALF_UP).signum() != 0;
  }

  /**
   * Actions that one rule forbids.
   *
   * @param actions in words, as a list
   * @param rule that they are not allowed, why, and who can unlock them
   */
  public record Locked(String actions, String rule) {}

  /** What is not allowed, once for each rule. */
  public List<Locked> locked(List<LockedAction> all) {
    Map<String, List<LockedAction>> rules = new LinkedHashMap<>();
    for (LockedAction each : all) {
      rules
          .computeIfAbsent(each.getRule() + '\n' + each.getUnlockedBy(), rule -> new ArrayList<>())
          .add(each);
    }
    return rules.values().stream().map(this::locking).toList();
  }

  private Locked locking(List<LockedAction> actions) {
    LockedAction first = actions.getFirst();
    boolean one = actions.size() == 1;
    return new Locked(
        list(actions.stream().map(each -> word(each.getAction())).toList()),
        (one ? "is" : "are")
            + " not allowed: "
            + first.getRule()
            + ". The "
            + first.getUnlockedBy()
            + " can unlock "
            + (one ? "it." : "them."));
  }

  private static String list(List<String> words) {
    return words.size() == 1
        ? words.getFirst()
        : String.join(", ", words.subList(0, words.size() - 1)) + " and " + words.getLast();
  }

  /** An amount with its currency, to the hundredth. */
  public String money(@Nullable Money money) {
    return money == null
        ? NOTHING
        : number("#,##0.00", money.getAmount().setScale(2, RoundingMode.HALF_UP))
            + " "
            + money.getCurrency();
  }

  /** An amount in a narrow place: without hundredths. */
  public String round(@Nullable Money money) {
    return money == null
        ? NOTHING
        : number("#,##0", money.getAmount().setScale(0, RoundingMode.HALF_UP))
            + " "
            + money.getCurrency();
  }

  /** A quantity with its unit, to the thousandth unless that would be nothing. */
  public String quantity(@Nullable BigDecimal quantity, @Nullable String unit) {
    if (quantity == null) {
      return NOTHING;
    }
    boolean tiny = quantity.setScale(3, RoundingMode.HALF_UP).signum() == 0;
    return number(tiny ? "#,##0.######" : "#,##0.###", quantity) + (unit == null ? "" : " " + unit);
  }

  /** A fraction in per cent. */
  public String percent(@Nullable BigDecimal fraction) {
    return fraction == null ? NOTHING : number("0.#", fraction.movePointRight(2)) + " %";
  }

  /** An instant, in UTC. */
  public String utc(@Nullable Instant instant) {
    return instant == null ? NOTHING : UTC.format(instant);
  }

  /** A length of time in its two largest units. */
  public String age(long millis) {
    Duration age = Duration.ofMillis(millis);
    if (age.toMinutes() < 1) {
      return age.toSeconds() + " s";
    }
    if (age.toHours() < 1) {
      return age.toMinutes() + " min";
    }
    return age.toDays() < 1
        ? age.toHours() + " h " + age.toMinutesPart() + " min"
        : age.toDays() + " d " + age.toHoursPart() + " h";
  }

  /** A length of time that policy sets: "30 days". */
  public String span(long millis) {
    return WrongRecord.span(millis);
  }

  /** The version of a record. */
  public String version(List<Long> version) {
    return version.isEmpty()
        ? "unversioned"
        : version.stream().map(String::valueOf).collect(Collectors.joining("."));
  }

  /** The customer's own order number, said to be one where it does not look like it. */
  public String customerPo(String number) {
    return number.regionMatches(true, 0, "PO", 0, 2) ? number : "PO " + number;
  }

  /** The parts of the priority in one line. */
  public String parts(List<PriorityPart> parts) {
    return parts.stream()
        .map(part -> part.getPoints() + " " + part.getName() + ": " + part.getReason())
        .collect(Collectors.joining("; "));
  }

  /** A text that may be missing. */
  public String text(@Nullable String text) {
    return text == null || text.isBlank() ? NOTHING : text;
  }

  private static String number(String pattern, BigDecimal number) {
    return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ENGLISH))
        .format(number);
  }
}
