package org.scoville.runtime.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.scoville.runtime.Workbench;

class ScriptTest {
  private static final Script ALL =
      new Script(
          "All",
          """
            def twice(self: __torch__.M, x: Tensor) -> Tensor:
              return torch.mul(x, 2)
            def all(self: __torch__.M, x: Tensor, l: List[Tensor], a: float, n: int, b: bool, i: List[int], d: List[float]) -> Tensor:
              y = torch.add(torch.mul(self.twice(x), a), torch.mul(l[1], n))
              if b:
                y = torch.add(y, torch.add(torch.mul(l[0], i[1]), d[0]))
              return y
            def scale(self: __torch__.M, l: List[Tensor], a: float) -> int:
              for x in l:
                torch.mul_(x, a)
              return 0
          """);

  /** Another script whose method has the name of one above. */
  private static final Script TRIPLE =
      new Script(
          "Triple",
          """
            def twice(self: __torch__.M, x: Tensor) -> Tensor:
              return torch.mul(x, 3)
          """);

  @Test
  void aMethodTakesEveryTypeThatIsPromised() {
    try (Workbench bench = new Workbench()) {
      NDArray x = bench.array(new float[] {1, 2}, 2);
      NDArray y = bench.array(new float[] {10, 20}, 2);
      NDArray z = bench.array(new float[] {5, 6}, 2);
      long[] longs = {7, 100};
      double[] doubles = {0.5};
      assertThat(
              bench
                  .kernels()
                  .call(ALL, "all", x, List.of(y, z), 1.5, 3, true, longs, doubles)
                  .toFloatArray())
          .containsExactly(1018.5f, 2024.5f);
      bench.kernels().update(ALL, "scale", List.of(y, z), 0.5);
      assertThat(y.toFloatArray()).containsExactly(5, 10);
      assertThatThrownBy(() -> bench.kernels().call(ALL, "twice", x, 1.5f))
          .hasMessageStartingWith("a script can't take a Float; give an NDArray");
    }
  }

  @Test
  void methodsOfTwoScriptsMayHaveOneName() {
    try (Workbench bench = new Workbench()) {
      NDArray x = bench.array(new float[] {1, 2}, 2);
      assertThat(bench.kernels().call(ALL, "twice", x).toFloatArray()).containsExactly(2, 4);
      assertThat(bench.kernels().call(TRIPLE, "twice", x).toFloatArray()).containsExactly(3, 6);
    }
  }

  @Test
  void gradientsFlowThroughAScript() {
    try (Workbench bench = new Workbench()) {
      NDArray x = bench.array(new float[] {1, 2}, 2);
      x.setRequiresGradient(true);
      GradMode.recording(
          () -> {
            Ops.backward(bench.kernels().call(TRIPLE, "twice", x).sum());
            return x;
          });
      assertThat(x.getGradient().toFloatArray()).containsExactly(3, 3);
    }
  }

  @Test
  void aScriptThatDoesNotCompileIsReportedWithItsMethodAndTheEnginesSentence() {
    Script unknown =
        new Script(
            "Foreign",
            """
              def fine(self: __torch__.M, x: Tensor) -> Tensor:
                return x
              def wrong(self: __torch__.M, x: Tensor) -> Tensor:
                return torch.mull(x, 1)
            """);
    Script unclosed =
        new Script(
            "Unclosed",
            """
              def wrong(self: __torch__.M, x: Tensor) -> Tensor:
                return torch.mul(x, 1
            """);
    try (Workbench bench = new Workbench()) {
      NDArray x = bench.array(new float[] {1}, 1);
      assertThatThrownBy(() -> bench.kernels().call(unknown, "fine", x))
          .isInstanceOf(EngineProblem.class)
          .hasMessage(
              "method wrong of the TorchScript of Foreign does not compile (Unknown builtin op: aten::mull); correct it");
      assertThatThrownBy(() -> bench.kernels().update(unclosed, "wrong", x))
          .isInstanceOf(EngineProblem.class)
          .hasMessage(
              "method wrong of the TorchScript of Unclosed does not compile (expected ) but found 'eof' here); correct it");
    }
  }

  @Test
  void aMethodThatAScriptDoesNotHaveIsReportedByBothNames() {
    try (Workbench bench = new Workbench()) {
      NDArray x = bench.array(new float[] {1}, 1);
      assertThatThrownBy(() -> bench.kernels().call(TRIPLE, "thrice", x))
          .hasMessageContaining("thrice");
    }
  }

  @Test
  void aConstantIsMadeOnceADevice() {
    record Key(int size) {}
    try (Workbench bench = new Workbench()) {
      NDArray one = bench.kernels().constant(new Key(2), manager -> manager.create(new float[2]));
      assertThat(bench.kernels().constant(new Key(2), manager -> manager.create(new float[2])))
          .isSameAs(one);
      assertThat(bench.kernels().constant(new Key(3), manager -> manager.create(new float[3])))
          .isNotSameAs(one);
    }
  }
}
