package io.holdwatch.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdwatch.deploy.feed.Feeder;
import io.holdwatch.deploy.stack.Service;
import io.holdwatch.deploy.stack.Stack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.Objects;

/**
 * A day as it takes its course: what happens is sent, then the clock is told how far the day is.
 */
final class Course implements AutoCloseable {
  private final Stack stack;
  private final Day day;
  private final Upstream systems;
  private final Feeder feeder;
  private final HttpClient http = HttpClient.newHttpClient();
  private final Desk desk;

  /**
   * Begins the day.
   *
   * @param company its scope
   * @param feeder of every topic that the recorded clock hangs on
   */
  Course(Stack stack, String company, Day day, Feeder feeder) {
    this.stack = stack;
    this.day = day;
    this.systems = new Upstream(company);
    this.feeder = feeder;
    this.desk = new Desk(stack, company);
  }

  /** Goes on until a time, "HH:MM", or "+HH:MM" of the next day. */
  void until(String time) {
    for (Day.Sending each : day.until(day.at(time), systems)) {
      if (each.http()) {
        post(Objects.requireNonNull(each.event().value()));
      } else {
        feeder.send(each.event());
      }
    }
    feeder.mark(day.at(time).toEpochMilli(), false);
    feeder.flush();
  }

  private void post(byte[] event) {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(stack.url(Service.INGEST, 1) + "/v1/events"))
              .header("content-type", "application/cloudevents+json")
              .POST(BodyPublishers.ofByteArray(event))
              .build();
      HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 202);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** An instant of the day. */
  Instant at(String time) {
    return day.at(time);
  }

  /** What the teams see. */
  Desk desk() {
    return desk;
  }

  /** Whether everything of the day has been sent. */
  boolean isOver() {
    return day.isOver();
  }

  @Override
  public void close() {
    desk.close();
    http.close();
  }
}
