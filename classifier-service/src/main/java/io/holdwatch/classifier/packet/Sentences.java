package io.holdwatch.classifier.packet;

import io.holdwatch.classifier.delay.DelayFinding;
import io.holdwatch.classifier.order.WatchedOrder;
import io.holdwatch.contract.fact.Order;
import io.holdwatch.contract.packet.AffectedLine;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Says a finding in one or two plain sentences. */
final class Sentences {
  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("d MMM uuuu HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private Sentences() {}

  static String of(
      WatchedOrder order,
      Order header,
      @Nullable String customer,
      DelayFinding delay,
      Instant instant) {
    String number = header.getNumber() == null ? order.key().order() : header.getNumber();
    List<AffectedLine> lines = delay.lines();
    AffectedLine first = lines.getFirst();
    long affected = lines.stream().map(AffectedLine::getLine).distinct().count();
    StringBuilder text = new StringBuilder("Order ").append(number);
    if (customer != null) {
      text.append(" of ").append(customer);
    }
    text.append(' ').append(delay.subReason().words()).append(": ");
    text.append(affected).append(" of ").append(order.lines().size());
    text.append(order.lines().size() == 1 ? " line" : " lines");
    if (first.getDue() != null) {
      text.append(
          first.getDueFrom() != null && first.getDueFrom().equals("REQUESTED")
              ? ", requested"
              : ", promised");
      text.append(" until ").append(WHEN.format(first.getDue()));
      if (delay.subReason().broken()) {
        text.append(", now ")
            .append(ago(Duration.between(first.getDue(), instant)))
            .append(" late");
      }
    }
    text.append('.');
    if (first.getExpected() != null) {
      text.append(" Expected ").append(WHEN.format(first.getExpected())).append('.');
    }
    if ("REQUESTED".equals(first.getDueFrom())) {
      text.append(" Nothing was promised, so the requested date counts.");
    }
    return text.toString();
  }

  private static String ago(Duration duration) {
    long hours = Math.max(0, duration.toHours());
    if (hours < 48) {
      return hours + (hours == 1 ? " hour" : " hours");
    }
    return duration.toDays() + " days";
  }
}
