package io.holdwatch.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.holdwatch.deploy.stack.Service;
import io.holdwatch.deploy.stack.Stack;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** Whoever opens every page that the queue leads to. */
final class Pages {
  private final HttpClient client = HttpClient.newHttpClient();
  private final String base;

  Pages(Stack stack) {
    this.base = stack.url(Service.ROUTING, 1);
  }

  /** Each of them is there; how many exceptions were opened. */
  int open() throws IOException, InterruptedException {
    get("/");
    get("/?sort=loss");
    get("/corrections");
    ObjectMapper json = new ObjectMapper();
    JsonNode list = json.readTree(get("/v1/exceptions")).path("exceptions");
    for (JsonNode each : list) {
      String id = encoded(each.path("exceptionId").asText());
      get("/exceptions/" + id);
      get("/?type=" + encoded(each.path("type").asText()));
      JsonNode packet = json.readTree(get("/v1/exceptions/" + id)).path("packet");
      if (!packet.path("order").asText().isEmpty()) {
        get("/orders/" + encoded(packet.path("order").asText()));
      }
      if (!packet.path("causeKey").asText().isEmpty()) {
        get("/causes/" + encoded(packet.path("causeKey").asText()));
      }
    }
    return list.size();
  }

  private String get(String path) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        client.send(
            HttpRequest.newBuilder(URI.create(base + path)).build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(path + ": " + answer.body()).isEqualTo(200);
    return answer.body();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
