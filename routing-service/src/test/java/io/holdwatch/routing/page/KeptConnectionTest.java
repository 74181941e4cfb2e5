package io.holdwatch.routing.page;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A connection that a browser keeps is read on, whatever was asked before. */
final class KeptConnectionTest extends ServedPage {
  @ParameterizedTest
  @CsvSource({"/, /nowhere", "/, /v1/exceptions/nothing", "/, /page.css", "/nowhere, /"})
  void isReadOnAfterRequestsThatCameTogether(String first, String second) throws IOException {
    URI base = URI.create(BASE);
    for (int round = 0; round < 5; round++) {
      try (Socket socket = new Socket(base.getHost(), base.getPort())) {
        socket.setSoTimeout(5_000);
        OutputStream out = socket.getOutputStream();
        BufferedReader in =
            new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
        out.write((ask(first) + ask(second)).getBytes(US_ASCII));
        out.flush();
        answer(in);
        answer(in);
        out.write(ask("/").getBytes(US_ASCII));
        out.flush();
        assertThat(answer(in)).contains("200");
      }
    }
  }

  private static String ask(String path) {
    return "HEAD " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
  }

  /** The status of an answer without a body. */
  private static String answer(BufferedReader in) throws IOException {
    String status = in.readLine();
    String header = in.readLine();
    while (header != null && !header.isEmpty()) {
      header = in.readLine();
    }
    return String.valueOf(status);
  }
}
