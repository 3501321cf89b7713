package org.scoville.runtime.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scoville.model.CifarResNet;
import org.scoville.model.Convolutions;
import org.scoville.model.HeadBias;
import org.scoville.model.ResNet;
import org.scoville.model.Scales;
import org.scoville.runtime.tensor.ParameterSpec;

/**
 * Checks that the first weights of our networks depend on the seed alone and are those of earlier
 * versions.
 */
class FirstWeightsTest {
  private static final ImageShapes IMAGES = ImageShapes.of(new ImageShape(3, 32, 32));

  @ParameterizedTest
  @CsvSource({
    "KAIMING_NORMAL, ONE, ZERO, 8766a95a5fc75134",
    "KAIMING_NORMAL, ONE, LOG_PRIOR, 4503af627e6d462e",
    "KAIMING_NORMAL, UNIFORM, ZERO, d0708bfe221ca7a1",
    "KAIMING_NORMAL, UNIFORM, LOG_PRIOR, 659da176b2146eff",
    "KAIMING_FAN_OUT, ONE, ZERO, ee25ccc70f0cc2b4",
    "KAIMING_FAN_OUT, ONE, LOG_PRIOR, 06002bc73b94dc13",
    "KAIMING_FAN_OUT, UNIFORM, ZERO, 1a8143de04b67a7f",
    "KAIMING_FAN_OUT, UNIFORM, LOG_PRIOR, 4953bd922dbc49df"
  })
  void thoseOfACifarResNetStayTheSame(
      Convolutions convolutions, Scales scales, HeadBias headBias, String digest) {
    CifarResNet record = new CifarResNet(8, 4, 1, convolutions, scales, headBias);
    assertThat(digest(new CifarResNetDesign(record).blueprint(IMAGES, 10))).isEqualTo(digest);
  }

  @Test
  void thoseOfAResNetStayTheSame() {
    ResNet record =
        new ResNet(18, Convolutions.KAIMING_FAN_OUT, Scales.UNIFORM, HeadBias.LOG_PRIOR);
    assertThat(digest(new ResNetDesign(record).blueprint(IMAGES, 10)))
        .isEqualTo("fde4125a228771dd");
  }

  @Test
  void onlyTheHeadStartsWithTheHeadsBias() {
    Linear own = new Linear("se.0", 8, 4);
    assertThat(own.parameters().get(1).firstValues(1)).containsOnly(0f);
    assertThat(own.withoutBias().parameters())
        .extracting(ParameterSpec::name)
        .containsExactly("se.0.weight");
  }

  @Test
  void anInitializerWithTooFewValuesIsRefused() {
    ParameterSpec parameter =
        ParameterSpec.weight(
            "fc.weight", List.of(2L, 3L), (shape, uniform, normal) -> new float[5]);
    assertThatThrownBy(() -> parameter.firstValues(1))
        .hasMessage("the initializer of fc.weight returns 5 values for shape [2, 3]; return 6");
  }

  private static String digest(Blueprint network) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (ParameterSpec parameter : network.parameters()) {
        digest.update(parameter.name().getBytes(StandardCharsets.UTF_8));
        for (float value : parameter.firstValues(7)) {
          digest.update(ByteBuffer.allocate(Float.BYTES).putFloat(value).array());
        }
      }
      return HexFormat.of().formatHex(digest.digest(), 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
