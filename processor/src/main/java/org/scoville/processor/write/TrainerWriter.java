package org.scoville.processor.write;

import com.google.auto.service.AutoService;
import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import org.scoville.processor.read.ParsedRecipe;
import org.scoville.recipe.RecipeSpec;

/** Writes the class whose {@code main} trains a recipe and which the launcher finds. */
public final class TrainerWriter {
  private TrainerWriter() {}

  /** The trainer's file. */
  public static SourceFile file(GeneratedNames names, ParsedRecipe parsed, Elements elements) {
    TypeElement recipe = parsed.element();
    TypeSpec trainer =
        TypeSpec.classBuilder(names.trainer())
            .addOriginatingElement(recipe)
            .addJavadoc("Trains {@link $T}; {@code --help} lists its options.", names.recipe())
            .addAnnotation(
                AnnotationSpec.builder(AutoService.class)
                    .addMember("value", "$T.class", RuntimeNames.COMPILED_RECIPE)
                    .build())
            .addAnnotation(ModuleWriter.generated())
            .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
            .addSuperinterface(RuntimeNames.COMPILED_RECIPE)
            .addMethod(main(names))
            .addMethod(
                MethodSpec.methodBuilder("spec")
                    .addAnnotation(Override.class)
                    .addModifiers(Modifier.PUBLIC)
                    .returns(RecipeSpec.class)
                    .addStatement(
                        "return new $T().$L()", names.module(), ModuleWriter.specMethod(parsed))
                    .build())
            .addMethod(
                MethodSpec.methodBuilder("module")
                    .addAnnotation(Override.class)
                    .addModifiers(Modifier.PUBLIC)
                    .returns(RuntimeNames.MODULE)
                    .addStatement("return new $T()", names.module())
                    .build())
            .build();
    return SourceFile.of(names.trainer(), recipe, trainer, PackageClasses.of(recipe, elements));
  }

  private static MethodSpec main(GeneratedNames names) {
    return MethodSpec.methodBuilder("main")
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
        .addJavadoc("Trains the recipe with the options of the command line.")
        .addParameter(String[].class, "args")
        .addStatement("$T.main(new $T(), args)", RuntimeNames.LAUNCHER, names.trainer())
        .build();
  }
}
