package naja;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import naja.cli.Main;
import naja.encoder.Encoders;
import naja.gallery.Gallery;
import org.junit.jupiter.api.Test;

/// The walls of the house: modules depend one way, and an engine's types stay in its own package.
final class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages("naja");

  private static final String MODELS = "models";
  private static final String RETRIEVAL = "retrieval";
  private static final String INDEXER = "indexer";
  private static final String SERVER = "server";
  private static final String EVAL = "eval";
  private static final String CLI = "cli";

  /// ArchUnit skips class files that it cannot read; every rule would hold for nothing.
  @Test
  void classFiles_ofThisJavaRelease_areRead() {
    assertThat(CLASSES.contain(Main.class)).isTrue();
    assertThat(CLASSES.get(Gallery.class).getMethods()).isNotEmpty();
    assertThat(CLASSES.get(Encoders.class).getDirectDependenciesFromSelf()).isNotEmpty();
  }

  @Test
  void modules_dependOneWay() {
    ArchRule rule =
        layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("naja..")
            .layer(MODELS)
            .definedBy("naja.photo..", "naja.encoder..", "naja.download..")
            .layer(RETRIEVAL)
            .definedBy(
                "naja.gallery..",
                "naja.search..",
                "naja.prototype..",
                "naja.calibration..",
                "naja.tuning..",
                "naja.projection..",
                "naja.identify..")
            .layer(INDEXER)
            .definedBy("naja.collection..", "naja.indexer..", "naja.triage..")
            .layer(SERVER)
            .definedBy("naja.server..")
            .optionalLayer(EVAL)
            .definedBy("naja.eval..")
            .layer(CLI)
            .definedBy("naja.cli..")
            .whereLayer(CLI)
            .mayNotBeAccessedByAnyLayer()
            .whereLayer(EVAL)
            .mayOnlyBeAccessedByLayers(CLI)
            .whereLayer(SERVER)
            .mayOnlyBeAccessedByLayers(CLI)
            .whereLayer(INDEXER)
            .mayOnlyBeAccessedByLayers(SERVER, EVAL, CLI)
            .whereLayer(RETRIEVAL)
            .mayOnlyBeAccessedByLayers(INDEXER, SERVER, EVAL, CLI)
            .whereLayer(MODELS)
            .mayOnlyBeAccessedByLayers(RETRIEVAL, INDEXER, SERVER, EVAL, CLI)
            .ensureAllClassesAreContainedInArchitecture();
    rule.check(CLASSES);
  }

  @Test
  void onnxRuntime_staysInTheEncoderThatRunsIt() {
    engine("ai.onnxruntime..", "naja.encoder.onnx..");
  }

  @Test
  void lucene_staysInGalleryAndSearch() {
    engine("org.apache.lucene..", "naja.gallery..", "naja.search..");
  }

  @Test
  void javalin_staysInTheServer() {
    engine("io.javalin..", "naja.server..");
  }

  @Test
  void commandLineParser_staysInTheCommandLine() {
    engine("picocli..", "naja.cli..");
  }

  @Test
  void packages_ofTheCommandLine_haveNoCycles() {
    slices().matching("naja.cli.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  private static void engine(String engine, String... homes) {
    noClasses()
        .that()
        .resideOutsideOfPackages(homes)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(engine)
        .check(CLASSES);
  }
}
