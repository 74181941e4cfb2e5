package io.holdwatch.deploy.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdwatch.contract.fact.ExchangeRate;
import io.holdwatch.contract.fact.Money;
import io.holdwatch.contract.packet.AffectedLine;
import io.holdwatch.contract.packet.ExceptionPacket;
import io.holdwatch.contract.packet.ExceptionState;
import io.holdwatch.contract.packet.PacketKind;
import io.holdwatch.deploy.truth.AtRisk;
import io.holdwatch.deploy.truth.Policy;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In a world that orders in euros and dollars, what is at risk is right and in one currency. */
@Execution(ExecutionMode.CONCURRENT)
final class ReportedMoneyTest {
  private static final int DAYS = 8;
  private static final String REPORTED = "EUR";

  /** Of products of rounded amounts. */
  private static final BigDecimal ROUNDING = new BigDecimal("0.001");

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void whatIsAtRiskIsWhatTheWorldSaysAtTheRateOfTheTime(long seed) {
    Recording recording = Recording.of(seed, DAYS);
    List<ExceptionPacket> told = told(recording, UnaryOperator.identity());
    assertThat(told).filteredOn(each -> inDollars(each)).as("seed %s", seed).isNotEmpty();
    assertThat(told)
        .as("seed %s", seed)
        .allMatch(each -> each.getUnvalued() == null)
        .allMatch(each -> inOneCurrency(each));
    assertThat(wrong(recording, told)).as("seed %s", seed).isEmpty();
  }

  /** The judge of that is not blind. */
  @Test
  void whoeverTakesARateForOneIsFoundOut() {
    Recording recording = Recording.of(4, DAYS);
    assertThat(wrong(recording, told(recording, ReportedMoneyTest::one))).isNotEmpty();
  }

  private static SpecificRecord one(SpecificRecord fact) {
    if (fact instanceof ExchangeRate rate) {
      rate.setRate(BigDecimal.ONE.setScale(9));
    }
    return fact;
  }

  private static List<ExceptionPacket> told(
      Recording recording, UnaryOperator<SpecificRecord> bend) {
    List<ExceptionPacket> told = new ArrayList<>();
    Trial.play(
        recording,
        Trial.standardPack(),
        bend,
        packet -> {
          if (packet.getKind() == PacketKind.EXCEPTION
              && packet.getState() == ExceptionState.OPEN) {
            told.add(packet);
          }
        });
    return told;
  }

  private static boolean inDollars(ExceptionPacket packet) {
    return packet.getOrderValue() != null && packet.getOrderValue().getCurrency().equals("USD");
  }

  private static boolean inOneCurrency(ExceptionPacket packet) {
    return isReported(packet.getRevenueAtRisk())
        && isReported(packet.getExpectedLoss())
        && isReported(packet.getLossPerHour())
        && isReported(packet.getReportedMarginEffect());
  }

  private static boolean isReported(Money money) {
    return money == null || money.getCurrency().equals(REPORTED);
  }

  private static List<String> wrong(Recording recording, List<ExceptionPacket> told) {
    AtRisk truth = new AtRisk(recording.history(), Policy.STANDARD, recording.end());
    List<String> wrong = new ArrayList<>();
    for (ExceptionPacket packet : told) {
      Map<Integer, BigDecimal> affected = new TreeMap<>();
      for (AffectedLine line : packet.getLines()) {
        affected.merge(Integer.valueOf(line.getLine()), line.getQuantity(), BigDecimal::add);
      }
      BigDecimal want = truth.of(packet.getOrder(), affected, REPORTED, packet.getAt());
      Money have = packet.getRevenueAtRisk();
      boolean same =
          want == null
              ? have == null
              : have != null && want.subtract(have.getAmount()).abs().compareTo(ROUNDING) <= 0;
      if (!same) {
        wrong.add(
            packet.getType()
                + " "
                + packet.getSubject()
                + " at "
                + packet.getAt()
                + ": "
                + (have == null ? "nothing" : have.getAmount())
                + " instead of "
                + want);
      }
    }
    return wrong;
  }
}
