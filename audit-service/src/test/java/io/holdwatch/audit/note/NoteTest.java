package io.holdwatch.audit.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdwatch.audit.tree.Hash;
import java.util.Base64;
import org.junit.jupiter.api.Test;

final class NoteTest {
  /** The example of the Go package golang.org/x/mod/sumdb/note: key and note of "PeterNeumann". */
  private static final String VKEY =
      "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

  private static final String SKEY = "AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
  private static final String TEXT =
      """
      If you think cryptography is the answer to your problem,
      then you don't know what your problem is.
      """;
  private static final String NOTE =
      TEXT
          + "\n"
          + "\u2014 PeterNeumann"
          + " x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";

  private final SigningKey key =
      SigningKey.of("PeterNeumann", half(SKEY), half(VKEY.substring(22)));

  @Test
  void signsAsTheGoPackageDoes() {
    assertThat(key.sign(TEXT)).isEqualTo(NOTE);
    assertThat(key.verifier().text()).isEqualTo(VKEY);
  }

  @Test
  void acceptsOnlyWhatWasSigned() {
    VerifierKey verifier = key.verifier();
    assertThat(verifier.signed(NOTE)).isTrue();
    assertThat(verifier.signed(NOTE.replace("answer", "problem"))).isFalse();
    assertThat(verifier.signed(NOTE.replace("PeterNeumann", "Peter"))).isFalse();
    assertThat(verifier.signed(NOTE + "\u2014 other AAAAAAAA\n")).isTrue();
    assertThat(verifier.signed(TEXT)).isFalse();
  }

  @Test
  void aKeyIsReadAsItWasWritten() {
    assertThat(SigningKey.parse(key.text()).sign(TEXT)).isEqualTo(NOTE);
    assertThatThrownBy(() -> SigningKey.of("x", half(SKEY), new byte[32]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> SigningKey.of("a b", half(SKEY), half(VKEY.substring(22))))
        .hasMessageContaining("key name 'a b'");
  }

  @Test
  void aCheckpointHasThreeLines() {
    assertThat(new Checkpoint("holdwatch/audit", 0, Hash.EMPTY).text())
        .isEqualTo("holdwatch/audit\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n");
  }

  private static byte[] half(String typed) {
    byte[] bytes = Base64.getDecoder().decode(typed);
    return java.util.Arrays.copyOfRange(bytes, 1, bytes.length);
  }
}
