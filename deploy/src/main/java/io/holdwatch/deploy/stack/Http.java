package io.holdwatch.deploy.stack;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** HTTP to the stack's own parts; the old client on purpose, it starts in a tenth of the time. */
final class Http {
  /**
   * An answer.
   *
   * @param code HTTP status; 0 where nobody answered
   * @param body its text
   */
  record Answer(int code, String body) {}

  private Http() {}

  static Answer get(String url) {
    return send("GET", url, null);
  }

  static Answer send(String method, String url, @Nullable String json) {
    try {
      HttpURLConnection connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
      connection.setRequestMethod(method);
      connection.setConnectTimeout(2_000);
      connection.setReadTimeout(30_000);
      if (json != null) {
        connection.setDoOutput(true);
        connection.setRequestProperty("Content-Type", "application/json");
        connection.getOutputStream().write(json.getBytes(StandardCharsets.UTF_8));
      }
      int code = connection.getResponseCode();
      try (@Nullable InputStream in =
          code < 400 ? connection.getInputStream() : connection.getErrorStream()) {
        return new Answer(
            code, in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      return new Answer(0, String.valueOf(e.getMessage()));
    }
  }
}
