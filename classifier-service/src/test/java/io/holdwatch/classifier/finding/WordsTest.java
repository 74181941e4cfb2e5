package io.holdwatch.classifier.finding;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdwatch.contract.fact.DateOrTime;
import io.holdwatch.contract.fact.Stage;
import io.holdwatch.contract.fact.UnitPrice;
import io.holdwatch.contract.packet.ExceptionType;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WordsTest {
  @ParameterizedTest
  @CsvSource({
    "630.3804, EUR, '630.38 EUR', '630.39 EUR'",
    "1240, EUR, '1,240.00 EUR', '1,240.00 EUR'",
    "1234567.895, USD, '1,234,567.90 USD', '1,234,567.90 USD'",
    "-1240.5, EUR, '-1,240.50 EUR', '-1,240.50 EUR'",
    "-999, EUR, '-999.00 EUR', '-999.00 EUR'",
    "1240.4, JPY, '1,240 JPY', '1,241 JPY'",
    "3.1416, KWD, '3.142 KWD', '3.142 KWD'",
    "0.0001, EUR, '0.0001 EUR', '0.01 EUR'",
    "0, EUR, '0.00 EUR', '0.00 EUR'",
    "5, points, '5.00 points', '5.00 points'",
    "5, QQQ, '5.00 QQQ', '5.00 QQQ'",
    "5, XAU, '5.00 XAU', '5.00 XAU'",
  })
  void moneyHasTheDigitsOfItsCurrency(
      BigDecimal amount, String currency, String money, String enough) {
    assertThat(Words.money(amount, currency)).isEqualTo(money);
    assertThat(Words.moneyUp(amount, currency)).isEqualTo(enough);
  }

  @Test
  void aPriceKeepsEveryDigit() {
    assertThat(Words.price(new UnitPrice(new BigDecimal("0.012500"), "EUR", BigDecimal.ONE)))
        .isEqualTo("0.0125 EUR");
    assertThat(Words.price(new UnitPrice(new BigDecimal("1240"), "EUR", new BigDecimal("100"))))
        .isEqualTo("1,240.00 EUR per 100");
  }

  @Test
  void datesAreAsExactAsTheSource() {
    assertThat(Words.date(null)).isEqualTo("not yet");
    assertThat(Words.date(new DateOrTime(LocalDate.of(2026, 3, 5), null))).isEqualTo("5 Mar 2026");
    assertThat(Words.date(new DateOrTime(null, Instant.parse("2026-03-05T10:00:00Z"))))
        .isEqualTo("5 Mar 2026 10:00 UTC");
  }

  @ParameterizedTest
  @CsvSource({
    "PT-5M, 0 minutes",
    "PT1M, 1 minute",
    "PT59M59S, 59 minutes",
    "PT1H, 1 hour",
    "PT47H, 47 hours",
    "PT48H, 2 days",
  })
  void durationsAreInTheUnitThatCounts(Duration duration, String words) {
    assertThat(Words.duration(duration)).isEqualTo(words);
  }

  @ParameterizedTest
  @EnumSource(ExceptionType.class)
  void typesReadAsWords(ExceptionType type) {
    assertThat(Words.one(type)).matches("(a [^aeiou]|an [aeiou])[a-z ]+");
  }

  @Test
  void aSourcesOwnWordStandsBesideTheStageThatItMeans() {
    assertThat(Words.stage(Stage.SHIPPED, "VERSANDT", "wms"))
        .isEqualTo("shipped (VERSANDT, as wms calls it)");
    assertThat(Words.stage(Stage.OPEN, "Open", "erp")).isEqualTo("open");
    assertThat(Words.stage(Stage.UNKNOWN, "C30", "erp")).isEqualTo("C30, as erp calls it");
    assertThat(Words.stage(Stage.UNKNOWN, null, "erp")).isEqualTo("at an unknown stage");
  }
}
