package org.scoville.runtime.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class FlatLayoutTest {
  private static final Initializer ZEROS = (shape, uniform, normal) -> new float[24];

  private static ParameterSpec spec(String name, boolean decays, ParameterSpec.Memory memory) {
    return new ParameterSpec(name, List.of(2L, 3L, 2L, 2L), ZEROS, decays, memory);
  }

  @Test
  void whatDecaysComesFirst() {
    FlatLayout layout =
        FlatLayout.of(
            List.of(
                spec("positions", false, ParameterSpec.Memory.ROW_MAJOR),
                spec("convolution", true, ParameterSpec.Memory.LIKE_IMAGES)),
            Layout.CHANNELS_LAST);
    assertThat(layout.parameters())
        .extracting(ParameterSpec::name)
        .containsExactly("convolution", "positions");
    assertThat(layout.decaying()).isEqualTo(24);
    assertThat(layout.size()).isEqualTo(48);
  }

  @Test
  void onlyWhatLiesLikeImagesIsPermutedAndOnlyWhereTheseAreChannelsLast() {
    float[] values = new float[24];
    for (int i = 0; i < values.length; i++) {
      values[i] = i;
    }
    for (Layout images : Layout.values()) {
      for (ParameterSpec.Memory memory : ParameterSpec.Memory.values()) {
        ParameterSpec spec = spec("weight", true, memory);
        FlatLayout layout = FlatLayout.of(List.of(spec), images);
        float[] stored = layout.store(spec, values);
        boolean permuted =
            images == Layout.CHANNELS_LAST && memory == ParameterSpec.Memory.LIKE_IMAGES;
        assertThat(stored[1]).isEqualTo(permuted ? 4 : 1);
        assertThat(layout.load(spec, stored)).isEqualTo(values);
      }
    }
  }

  @Test
  void twoParametersOfOneNameAreRefused() {
    ParameterSpec spec = spec("se.weight", true, ParameterSpec.Memory.ROW_MAJOR);
    assertThatThrownBy(() -> FlatLayout.of(List.of(spec, spec), Layout.CHANNELS_FIRST))
        .hasMessage("two parameters have the name se.weight; give each layer a name of its own");
  }

  @Test
  void aMatrixCanNotLieLikeImages() {
    assertThatThrownBy(
            () ->
                new ParameterSpec(
                    "fc", List.of(4L, 6L), ZEROS, true, ParameterSpec.Memory.LIKE_IMAGES))
        .hasMessage(
            "fc of shape [4, 6] has Memory.LIKE_IMAGES; give it four axes or Memory.ROW_MAJOR");
  }
}
