package org.scoville.runtime.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class ByteKeysTest {

  @Property(tries = 200)
  void equalKeysHaveEqualNumbers(
      @ForAll @Size(max = 400) List<@IntRange(max = 300) Integer> numbers) {
    ByteKeys keys = new ByteKeys();
    List<String> known = new ArrayList<>();
    for (int number : numbers) {
      String key = number == 0 ? "" : "key-" + number;
      byte[] text = TarBytes.text(key + ".jpg");
      if (!known.contains(key)) {
        known.add(key);
      }
      assertThat(keys.number(text, text.length - 4)).isEqualTo(known.indexOf(key));
    }
    keys.trim();
    assertThat(keys.size()).isEqualTo(known.size());
    for (int i = 0; i < known.size(); i++) {
      assertThat(keys.text(i)).isEqualTo(known.get(i));
    }
  }
}
