package io.holdwatch.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdwatch.contract.Topics;
import io.holdwatch.deploy.stack.Part;
import io.holdwatch.deploy.stack.Service;
import io.holdwatch.deploy.stack.Stack;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Looks for personal values everywhere that they must not be. */
final class Impersonal {
  private Impersonal() {}

  /** Neither a topic that is not for them, nor a log or a metric tells these values. */
  static void assertNowhere(Stack stack, String... personal) throws Exception {
    String[] told =
        Topics.all().stream()
            .map(topic -> topic.name())
            .filter(name -> !name.equals(Topics.CONTACTS) && !name.equals(Topics.REJECTED))
            .toArray(String[]::new);
    for (var each : Log.records(stack, told)) {
      byte[] value = each.value() == null ? new byte[0] : each.value();
      assertThat(new String(value, StandardCharsets.ISO_8859_1) + each.headers())
          .as(each.topic() + "-" + each.partition() + "@" + each.offset())
          .doesNotContain(personal);
    }
    for (Part part : stack.status()) {
      assertThat(Files.readString(Path.of(part.log())))
          .as("log of " + part.name())
          .doesNotContain(personal);
    }
    try (HttpClient client = HttpClient.newHttpClient()) {
      for (Service service : Service.values()) {
        URI address = URI.create(stack.url(service, 1) + service.metricsPath());
        var response =
            client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).as("metrics of " + service).doesNotContain(personal);
      }
    }
  }

  /** The topic that is for personal values holds each of these. */
  static void assertKept(Stack stack, String... personal) {
    StringBuilder contacts = new StringBuilder();
    Log.records(stack, Topics.CONTACTS).stream()
        .filter(each -> each.value() != null)
        .forEach(each -> contacts.append(new String(each.value(), StandardCharsets.ISO_8859_1)));
    assertThat(contacts).contains(personal);
  }
}
