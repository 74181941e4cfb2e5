package io.holdwatch.deploy.rejected;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.holdwatch.deploy.stack.StackProblem;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP entrance of ingest.
 *
 * @param address of the service
 * @param token what it is asked with, where it asks for one
 */
record HttpEntrance(String address, Optional<String> token) {
  /**
   * Posts a request again.
   *
   * @return how many of its events were rejected again
   * @throws StackProblem where it was not taken at all
   */
  int post(Map<String, String> headers, byte @Nullable [] body) {
    try {
      HttpURLConnection connection =
          (HttpURLConnection) URI.create(address + "/v1/events").toURL().openConnection();
      connection.setRequestMethod("POST");
      connection.setConnectTimeout(2_000);
      connection.setReadTimeout(60_000);
      connection.setDoOutput(true);
      headers.forEach(connection::setRequestProperty);
      token.ifPresent(value -> connection.setRequestProperty("Authorization", "Bearer " + value));
      connection.getOutputStream().write(body == null ? new byte[0] : body);
      int code = connection.getResponseCode();
      try (@Nullable InputStream in =
          code < 400 ? connection.getInputStream() : connection.getErrorStream()) {
        byte[] answer = in == null ? new byte[0] : in.readAllBytes();
        return switch (code) {
          case 200 -> rejectedOf(answer);
          case 400, 422 -> 1;
          default ->
              throw new StackProblem(
                  "the HTTP entrance at "
                      + address
                      + " did not take an event ("
                      + code
                      + "): "
                      + new String(answer, StandardCharsets.UTF_8)
                      + (code == 401 || code == 403
                          ? ". Give a token that it knows in HOLDWATCH_TOKEN"
                          : ""));
        };
      }
    } catch (IOException e) {
      throw new StackProblem(
          "the HTTP entrance at " + address + " does not answer: " + e.getMessage(), e);
    }
  }

  private static int rejectedOf(byte[] answer) throws JacksonException, IOException {
    int rejected = 0;
    for (JsonNode result : new ObjectMapper().readTree(answer)) {
      rejected += result.path("status").asText().equals("rejected") ? 1 : 0;
    }
    return rejected;
  }
}
