package io.holdwatch.deploy.epoch;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.holdwatch.deploy.stack.StackProblem;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An order to start an epoch.
 *
 * @param source name of the source in its mapping
 * @param epoch greater than the present one, or the present one once more
 * @param actor who orders it
 * @param reason why
 */
public record EpochOrder(String source, long epoch, String actor, String reason) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Longer than ingest waits for its instances. [ms] */
  private static final int PATIENCE = 90_000;

  /**
   * Gives the order; returns when every running instance of ingest has taken it.
   *
   * @param ingest address of any of them
   * @param token what it is asked with, where it asks for one
   * @throws StackProblem in ingest's own words where it refuses
   */
  public void give(String ingest, Optional<String> token) {
    try {
      HttpURLConnection connection =
          (HttpURLConnection)
              URI.create(
                      ingest
                          + "/v1/sources/"
                          + URLEncoder.encode(source, StandardCharsets.UTF_8).replace("+", "%20")
                          + "/epoch")
                  .toURL()
                  .openConnection();
      connection.setRequestMethod("POST");
      connection.setConnectTimeout(2_000);
      connection.setReadTimeout(PATIENCE);
      connection.setDoOutput(true);
      connection.setRequestProperty("Content-Type", "application/json");
      token.ifPresent(value -> connection.setRequestProperty("Authorization", "Bearer " + value));
      connection
          .getOutputStream()
          .write(JSON.writeValueAsBytes(Map.of("epoch", epoch, "actor", actor, "reason", reason)));
      int code = connection.getResponseCode();
      if (code != 200) {
        try (@Nullable InputStream in = connection.getErrorStream()) {
          String answer = in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
          throw new StackProblem(
              "ingest refused the epoch ("
                  + code
                  + "): "
                  + JSON.readTree(answer).path("detail").asText(answer)
                  + (code == 401 || code == 403
                      ? ". Give a token that it knows in HOLDWATCH_TOKEN"
                      : ""));
        }
      }
    } catch (IOException e) {
      throw new StackProblem(
          "ingest at " + ingest + " does not answer (" + e.getMessage() + "): run 'holdwatch up'",
          e);
    }
  }
}
