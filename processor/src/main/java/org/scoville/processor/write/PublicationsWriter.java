package org.scoville.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;
import javax.lang.model.util.Elements;
import org.scoville.processor.read.ParsedRecipe;
import org.scoville.recipe.Publication;
import org.scoville.recipe.Result;

/**
 * Writes the class with the published results of a recipe and its ancestors, whose annotations are
 * not available at run time.
 */
public final class PublicationsWriter {
  /** The method that returns them. */
  static final String METHOD = "all";

  /** Column of a result, behind the list, the publication and its call. */
  private static final int RESULT = 16;

  /** The brackets that may close behind a string. */
  private static final int CLOSING = 4;

  /** Longest piece of a string that fits a line of its own. */
  private static final int PIECE = 64;

  private PublicationsWriter() {}

  /** The file, of a recipe of which something was published. */
  public static Optional<SourceFile> file(
      GeneratedNames names, ParsedRecipe parsed, Elements elements) {
    List<Publication> publications = parsed.spec().lineage().publications();
    if (publications.isEmpty()) {
      return Optional.empty();
    }
    TypeSpec type =
        TypeSpec.classBuilder(names.publications())
            .addOriginatingElement(parsed.element())
            .addJavadoc(
                "The published results of {@link $T} and of the recipes that it extends.",
                names.recipe())
            .addAnnotation(ModuleWriter.generated())
            .addModifiers(Modifier.FINAL)
            .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build())
            .addMethod(
                MethodSpec.methodBuilder(METHOD)
                    .addModifiers(Modifier.STATIC)
                    .returns(
                        ParameterizedTypeName.get(
                            ClassName.get(List.class), ClassName.get(Publication.class)))
                    .addStatement("return $T.of(\n$L)", List.class, joined(publications))
                    .build())
            .build();
    return Optional.of(
        SourceFile.of(
            names.publications(),
            parsed.element(),
            type,
            PackageClasses.of(parsed.element(), elements)));
  }

  private static CodeBlock joined(List<Publication> publications) {
    return publications.stream()
        .map(PublicationsWriter::publication)
        .collect(CodeBlock.joining(",\n"));
  }

  private static CodeBlock publication(Publication publication) {
    CodeBlock.Builder code =
        CodeBlock.builder()
            .add("$T.of($L)", Publication.class, StringLiteral.of(publication.recipe()));
    code.add("$>$>");
    if (publication.hasLengths()) {
      code.add("\n.lengths($L, $L)", publication.from(), publication.until());
    }
    if (publication.baseline()) {
      code.add("\n.asBaseline()");
    }
    publication.results().forEach(result -> code.add("\n.with($L)", result(result)));
    return code.add("$<$<").build();
  }

  /** A call for each part that is published. */
  private static CodeBlock result(Result result) {
    CodeBlock.Builder code = CodeBlock.builder().add("$>$>\n$T.of($>$>", Result.class);
    text(code, RESULT + "Result.of(".length(), result.source());
    code.add(")");
    number(code, "top1", result.top1());
    number(code, "top5", result.top5());
    number(code, "minutes", result.minutes());
    count(code, "epochs", result.epochs());
    number(code, "imagesPerSecond", result.imagesPerSecond());
    sentence(code, "system", result.system());
    count(code, "seeds", result.seeds());
    sentence(code, "remark", result.remark());
    return code.add("$<$<$<$<").build();
  }

  private static void number(CodeBlock.Builder code, String part, double value) {
    if (!Double.isNaN(value)) {
      code.add("\n.$L($L)", part, Literals.of(value).code());
    }
  }

  private static void count(CodeBlock.Builder code, String part, int value) {
    if (value != 0) {
      code.add("\n.$L($L)", part, Literals.whole(value));
    }
  }

  private static void sentence(CodeBlock.Builder code, String part, String value) {
    if (!value.isEmpty()) {
      code.add("\n.$L(", part);
      text(code, RESULT + CallLayout.CONTINUATION + part.length() + 2, value);
      code.add(")");
    }
  }

  /** A string behind a column, or in pieces on lines of their own. */
  private static void text(CodeBlock.Builder code, int column, String value) {
    Expression whole = Expression.string(value);
    if (CallLayout.fits(column, whole, CLOSING)) {
      code.add("$L", whole.code());
    } else {
      code.add("$>$>\n$L$<$<", Literals.sentence(value, PIECE).code());
    }
  }
}
