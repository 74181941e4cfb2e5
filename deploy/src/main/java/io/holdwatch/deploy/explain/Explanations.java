package io.holdwatch.deploy.explain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.holdwatch.deploy.stack.StackProblem;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Routing's explanations of orders.
 *
 * @param address of the service
 */
public record Explanations(String address) {
  /**
   * Asks why an order stands as it does.
   *
   * @param order its key, its number, or the customer's number for it
   * @throws StackProblem with the service's own words where it has no answer
   */
  public JsonNode of(String order) {
    String path = URLEncoder.encode(order, StandardCharsets.UTF_8).replace("+", "%20");
    try {
      HttpURLConnection connection =
          (HttpURLConnection)
              URI.create(address + "/v1/orders/" + path + "/explanation").toURL().openConnection();
      connection.setConnectTimeout(2_000);
      connection.setReadTimeout(30_000);
      int code = connection.getResponseCode();
      try (@Nullable InputStream in =
          code < 400 ? connection.getInputStream() : connection.getErrorStream()) {
        JsonNode answer = new ObjectMapper().readTree(in == null ? new byte[0] : in.readAllBytes());
        if (code == 200) {
          return answer;
        }
        throw new StackProblem(
            answer.path("detail").asText("routing at " + address + " answered " + code));
      }
    } catch (IOException e) {
      throw new StackProblem(
          "routing at " + address + " does not answer (" + e.getMessage() + "): run 'holdwatch up'",
          e);
    }
  }
}
