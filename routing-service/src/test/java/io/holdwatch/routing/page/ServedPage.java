package io.holdwatch.routing.page;

import io.holdwatch.routing.queue.ExceptionQueue;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.htmlunit.WebClient;
import org.htmlunit.WebWindowAdapter;
import org.htmlunit.WebWindowEvent;
import org.htmlunit.html.DomNode;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.html.HtmlSelect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** The page as it is served, without Kafka, over one queue that all tests of it read. */
abstract class ServedPage {
  private static final ConfigurableApplicationContext CONTEXT =
      SpringApplication.run(
          Slice.class,
          "--server.port=0",
          "--holdwatch.page.refresh=20ms",
          "--holdwatch.page.closed=3");
  static final String BASE =
      "http://127.0.0.1:" + CONTEXT.getEnvironment().getProperty("local.server.port");
  static final ExceptionQueue QUEUE = CONTEXT.getBean(ExceptionQueue.class);
  static final String HOSTILE = "<script>alert('x')</script>\"&{{7*7}}${7*7}";

  final WebClient browser = new WebClient();

  /** The page without Kafka. */
  @Configuration
  @EnableAutoConfiguration
  @ComponentScan
  @ConfigurationPropertiesScan
  static class Slice {}

  static {
    new ServedQueue(QUEUE).fill();
  }

  @BeforeEach
  void quiet() {
    browser.getOptions().setThrowExceptionOnFailingStatusCode(false);
    browser.getOptions().setCssEnabled(false);
    // A page that exchanges parts of itself is no page to read in the meantime.
    browser.getOptions().setJavaScriptEnabled(false);
  }

  /** The page that opens when a value is chosen in a filter of a page whose script runs. */
  HtmlPage chosen(String path, String filter, String value) throws Exception {
    browser.getOptions().setJavaScriptEnabled(true);
    HtmlPage page = browser.getPage(BASE + path);
    CompletableFuture<URL> opened = new CompletableFuture<>();
    browser.addWebWindowListener(
        new WebWindowAdapter() {
          @Override
          public void webWindowContentChanged(WebWindowEvent event) {
            opened.complete(event.getNewPage().getUrl());
          }
        });
    HtmlSelect select = page.getHtmlElementById(filter);
    select.setSelectedAttribute(value, true);
    URL address = opened.get(30, TimeUnit.SECONDS);
    browser.getOptions().setJavaScriptEnabled(false);
    return browser.getPage(address);
  }

  @AfterEach
  void close() {
    browser.close();
  }

  static List<DomNode> rows(HtmlPage page) {
    return List.copyOf(page.querySelectorAll(".queue .row"));
  }

  static String text(HtmlPage page) {
    return page.getBody().asNormalizedText();
  }

  static HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(BASE + path))
                .header("Accept", "text/html, application/json")
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }
}
