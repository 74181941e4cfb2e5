package io.holdwatch.routing.page;

import io.holdwatch.contract.LocalTime;
import io.holdwatch.contract.fact.Checkpoint;
import io.holdwatch.contract.fact.Money;
import io.holdwatch.contract.packet.ActionOption;
import io.holdwatch.contract.packet.AffectedLine;
import io.holdwatch.contract.packet.ExceptionPacket;
import io.holdwatch.contract.packet.ExceptionState;
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
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How values are said to people; what is not known is a dash. */
public final class Say {
  private static final Pattern COUNTED =
      Pattern.compile(": \\d+ exceptions? (?:share|has) this cause\\.$");
  private static final int THOUSANDTHS = 3;
  private static final String NOTHING = "–";
  private static final String SHIP = "SHIP";
  private static final String RATE = "ExchangeRate";
  private static final String COST = "cost of item ";
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

  /** A checkpoint in words, planned for a time or not. */
  public String checkpoint(String symbol, boolean planned) {
    return Words.of("checkpoint", planned && symbol.equals("RELEASE") ? "WAVE" : symbol);
  }

  /**
   * Before which checkpoint it has to be decided, and when that is: "wave release, 5 Mar 14:00
   * CET".
   */
  public String before(ExceptionPacket packet) {
    Instant at = packet.getCheckpointAt();
    return checkpoint(packet.getCheckpoint().name(), at != null)
        + (at == null ? "" : ", " + local(at, zone(packet)));
  }

  /**
   * Whether there is something to say of the checkpoint: to be released to the warehouse at some
   * time that nobody has planned is the way of every order, and an appointment does not wait for
   * what comes after it.
   */
  public boolean gated(ExceptionPacket packet) {
    Instant at = packet.getCheckpointAt();
    Instant latest = packet.getLatestSafeDecision();
    boolean afterwards =
        packet.getType() == ExceptionType.DISPATCH_CAPACITY
            && at != null
            && latest != null
            && at.isAfter(latest);
    return packet.getCheckpoint() != Checkpoint.UNKNOWN
        && !afterwards
        && (packet.getCheckpoint() != Checkpoint.RELEASE || at != null);
  }

  /** The zone in which the time of the checkpoint is said: that of the promise where it is one. */
  public @Nullable String zone(ExceptionPacket packet) {
    return packet.getCheckpoint() == Checkpoint.SHIP
        ? packet.getPromiseZone()
        : packet.getSiteZone();
  }

  /**
   * An instant as a clock in a zone shows it, midnight as the end of the day; in UTC where none is
   * known.
   */
  public String local(@Nullable Instant instant, @Nullable String zone) {
    return instant == null ? NOTHING : LocalTime.words(instant, zone);
  }

  /**
   * What a packet says of now. It is told again when its sub-reason, lines, quantities or dates
   * change, not when only options, priority or evidence do; a cause for each that joins a few, and
   * else when twice as many share it.
   */
  public String since(ExceptionPacket packet, boolean shared) {
    if (packet.getState() != ExceptionState.OPEN) {
      return ".";
    }
    return shared
        ? ": the cause has not ended since; options and evidence are as they were then."
        : ": what is wrong has not changed since; priority, options and evidence are as they"
            + " were then.";
  }

  /** How long it had been wrong before it was opened: "4 h"; empty where it was opened at once. */
  public String later(ExceptionPacket packet) {
    Instant since = packet.getSince();
    Instant opened = packet.getOpenedAt();
    return since == null || opened == null || !opened.isAfter(since)
        ? ""
        : new SiteClock(opened, null).since(since);
  }

  /** Whether a date is expected for any of its lines. */
  public boolean expected(ExceptionPacket packet) {
    return packet.getLines().stream().anyMatch(line -> line.getExpected() != null);
  }

  /** How the promise of a line is kept: "to ship by", "to arrive by"; empty: not known. */
  public String kept(AffectedLine line) {
    return line.getBasis() == null
        ? ""
        : line.getBasis().equals(SHIP) ? "to ship by" : "to arrive by";
  }

  /** The line that is promised first; null: none is promised. */
  public @Nullable AffectedLine promised(ExceptionPacket packet) {
    return packet.getLines().stream()
        .filter(line -> line.getDue() != null)
        .min(Comparator.comparing(AffectedLine::getDue))
        .orElse(null);
  }

  /** What caused it, in words. */
  public String why(ExceptionPacket packet) {
    return Words.of(packet.getType().name(), packet.getRootCause());
  }

  /** Different ends of promises of its lines. [count] */
  public long dates(ExceptionPacket packet) {
    return packet.getLines().stream()
        .map(AffectedLine::getDue)
        .filter(Objects::nonNull)
        .distinct()
        .count();
  }

  /**
   * Until when it was promised, where that has passed while goods are open; null: it has not, or
   * nothing was promised.
   */
  public @Nullable Instant broken(ExceptionPacket packet, SiteClock clock) {
    Instant now = clock.now();
    return now == null
        ? null
        : packet.getLines().stream()
            .filter(line -> line.getQuantity() == null || line.getQuantity().signum() > 0)
            .map(AffectedLine::getDue)
            .filter(due -> due != null && due.isBefore(now))
            .min(Instant::compareTo)
            .orElse(null);
  }

  /** What several exceptions share; how many they were when that was told is left out. */
  public String cause(ExceptionPacket cause) {
    return COUNTED.matcher(text(cause.getSummary())).replaceFirst(".");
  }

  /** Whether a packet leaves what it rests on to its cause, but for the rates of its money. */
  public boolean slim(ExceptionPacket packet) {
    return packet.getEvidence().stream()
        .allMatch(each -> each.getFactType().equals(RATE) || each.getLabel().startsWith(COST));
  }

  /** What the facts of an exception that are neither stock nor money are about. */
  public String about(ExceptionType type) {
    return switch (type) {
      case SHIPMENT_DELAY,
          SHIPMENT_CONSTRAINT,
          DISPATCH_CAPACITY,
          DELIVERY_FAILED,
          STOCK_SHORTAGE,
          ALLOCATION_CONFLICT,
          PRIORITY_CONFLICT,
          SUBSTITUTION_NEEDED,
          SUPPLIER_DELAY ->
          "Delivery";
      default -> "Order";
    };
  }

  /** That nothing can be recommended, where nothing is in doubt either. */
  public String none(String team, List<String> after) {
    return "there is nothing to propose by rule; the decision is with "
        + (team.isEmpty() ? "a person" : Words.of(team))
        + (after.isEmpty() ? "" : ", after " + list(after));
  }

  /** Whether an amount shows at all when it is written to the hundredth. */
  public boolean counts(@Nullable Money money) {
    return money != null && money.getAmount().setScale(2, RoundingMode.HALF_UP).signum() != 0;
  }

  /** What is not allowed, once for each rule. */
  public List<Locked> locked(List<LockedAction> all) {
    return Locked.of(all);
  }

  /** "A", "A and B", "A, B and C". */
  static String list(List<String> words) {
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

  /** An action in words and what it does, which names the action itself where it begins with it. */
  public String action(ActionOption option) {
    String word = word(option.getAction());
    String does = option.getDescription();
    // Whoever is told to ask first does not begin with what may come after.
    return does.regionMatches(true, 0, word, 0, word.length()) || does.startsWith("Ask ")
        ? ""
        : word + ": ";
  }

  /** An effect: an amount with its sign, which nothing has not. */
  public String effect(@Nullable Money money) {
    return (money != null && money.getAmount().signum() > 0 && counts(money) ? "+" : "")
        + money(money);
  }

  /** An amount in a narrow place: without hundredths. */
  public String round(@Nullable Money money) {
    return money == null
        ? NOTHING
        : number("#,##0", money.getAmount().setScale(0, RoundingMode.HALF_UP))
            + " "
            + money.getCurrency();
  }

  /**
   * What is affected of a line: in the item's base unit where that is the shorter number, as 1 of a
   * box of eighteen.
   */
  public String affected(AffectedLine line) {
    BigDecimal quantity = line.getQuantity();
    if (quantity != null && quantity.signum() == 0) {
      return "nothing open";
    }
    boolean inBase =
        quantity != null
            && line.getBaseQuantity() != null
            && digits(quantity) > THOUSANDTHS
            && digits(line.getBaseQuantity()) < digits(quantity);
    return inBase
        ? quantity(line.getBaseQuantity(), line.getBaseUnit())
        : quantity(quantity, line.getUnit());
  }

  private static int digits(BigDecimal number) {
    return number.stripTrailingZeros().scale();
  }

  /** The affected lines, each once, with how much of which item: "10 · 3 EA of Kettle". */
  public List<String> lines(ExceptionPacket packet) {
    return packet.getLines().stream()
        .map(
            line -> {
              String much = line.getQuantity() == null ? "" : affected(line);
              String of = line.getItem() == null ? "" : line.getItem();
              String both = much + (much.isEmpty() || of.isEmpty() ? "" : " of ") + of;
              return line.getLine() + (both.isEmpty() ? "" : " · " + both);
            })
        .distinct()
        .toList();
  }

  /** A line of an order, and the schedule line of it where one is meant: "10, schedule line 1". */
  public String line(AffectedLine line) {
    return line.getLine()
        + (line.getSchedule() == null ? "" : ", schedule line " + line.getSchedule());
  }

  /** A quantity with its unit, to the thousandth unless that would be nothing. */
  public String quantity(@Nullable BigDecimal quantity, @Nullable String unit) {
    if (quantity == null) {
      return NOTHING;
    }
    boolean tiny = quantity.setScale(3, RoundingMode.HALF_UP).signum() == 0;
    return number(tiny ? "#,##0.######" : "#,##0.###", quantity) + (unit == null ? "" : " " + unit);
  }

  /** How sure it is: which part of the facts by which it was found was in order. */
  public String confidence(BigDecimal fraction) {
    return (fraction.compareTo(BigDecimal.ONE) < 0
            ? number("0.#", fraction.movePointRight(2).setScale(1, RoundingMode.DOWN)) + " % of the"
            : "all")
        + " facts by which it was found were there, current and undisputed, when it was told";
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

  /** The customer's own order number, with its name. */
  public String customersNumber(String number) {
    return "Customer's order number " + number;
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

  static String number(String pattern, BigDecimal number) {
    return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ENGLISH))
        .format(number);
  }
}
