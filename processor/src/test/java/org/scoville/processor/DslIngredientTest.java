package org.scoville.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.scoville.algorithm.SAM;
import org.scoville.data.ImageFolder;
import org.scoville.processor.read.RolePart;
import org.scoville.recipe.Role;

/** The language's own ingredients are written as the processor asks of everybody's. */
final class DslIngredientTest {

  static Stream<Class<?>> ingredients() {
    return DslIngredients.all().stream();
  }

  @ParameterizedTest
  @MethodSource("ingredients")
  void theMembersOfWithAgreeWithTheRecordsComponents(Class<?> ingredient) {
    Map<String, String> members =
        Arrays.stream(DslIngredients.with(ingredient).getDeclaredMethods())
            .collect(Collectors.toMap(Method::getName, m -> componentType(m.getReturnType())));
    Map<String, String> components =
        Arrays.stream(ingredient.getRecordComponents())
            .collect(Collectors.toMap(RecordComponent::getName, DslIngredientTest::type));
    assertThat(members).isEqualTo(components);
  }

  @Test
  void everyRoleHasAnIngredient() {
    List<Class<?>> all = DslIngredients.all();
    assertThat(all).contains(SAM.class, ImageFolder.class);
    for (Role role : Role.values()) {
      assertThat(all).as(role.name()).anyMatch(RolePart.of(role)::isAssignableFrom);
    }
  }

  private static String componentType(Class<?> member) {
    Function<Class<?>, String> list = item -> "java.util.List<" + item.getName() + ">";
    if (member == double[].class) {
      return list.apply(Double.class);
    }
    if (member == int[].class) {
      return list.apply(Integer.class);
    }
    return member == String[].class ? list.apply(String.class) : member.getTypeName();
  }

  private static String type(RecordComponent component) {
    Type type = component.getGenericType();
    return type.getTypeName();
  }
}
