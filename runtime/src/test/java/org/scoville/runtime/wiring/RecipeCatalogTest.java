package org.scoville.runtime.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.inject.Module;
import com.google.inject.util.Modules;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scoville.recipe.RecipeSpec;
import org.scoville.runtime.problem.UsageProblem;

class RecipeCatalogTest {
  private record Named(RecipeSpec spec) implements CompiledRecipe {
    @Override
    public Module module() {
      return Modules.EMPTY_MODULE;
    }
  }

  private static RecipeCatalog shelf(String... names) {
    return new RecipeCatalog(
        Arrays.stream(names).<CompiledRecipe>map(n -> new Named(RecipeSpec.named(n))).toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"PyTorch2021", "pytorch2021", "py-torch2021", "a.PyTorch2021", "A.PYTORCH2021"})
  void aNameIsFoundInAnyCase(String typed) {
    RecipeCatalog shelf = shelf("a.PyTorch2021", "a.PyTorch2022", "b.Hot");
    assertThat(shelf.find(typed).spec().name()).isEqualTo("a.PyTorch2021");
    assertThat(shelf.lines().get(0)).startsWith("PyTorch2021 ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"mild", "Mild", "MILD"})
  void twoThatDifferInCaseAloneAreAskedForByTheirFullNames(String typed) {
    RecipeCatalog shelf = shelf("a.Mild", "b.MILD");
    assertThatThrownBy(() -> shelf.find(typed))
        .isInstanceOf(UsageProblem.class)
        .hasMessage(
            "\"%s\" may be a.Mild or b.MILD; give the name with its package".formatted(typed));
    assertThat(shelf.find("b.MILD").spec().name()).isEqualTo("b.MILD");
  }

  @Test
  void aFullNameAsItIsWrittenIsAlwaysUnderstood() {
    RecipeCatalog shelf = shelf("a.Mild", "a.MILD");
    assertThat(shelf.find("a.Mild").spec().name()).isEqualTo("a.Mild");
    assertThatThrownBy(() -> shelf.find("a.mild")).hasMessageContaining("may be a.MILD or a.Mild");
  }
}
