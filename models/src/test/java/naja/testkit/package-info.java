/// Test data, fakes, contracts and a browser, shared by the tests of every module.
///
/// Read [TestData] first, then [FakeImageEncoder]; [Chromium] opens pages.
@NullMarked
package naja.testkit;

import org.jspecify.annotations.NullMarked;
