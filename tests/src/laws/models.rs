//! Models: any file results in a sound crate or an error.

use serde_json::json;
use touchmark_codegen::{Package, compare};

use super::generated::{assert_sound, generated, options};
use super::invented;

/// Any file.
pub fn botocore(input: &[u8]) {
    assert_sound(generated(input, &options()));
}

/// Any file. The formats are distinguished by their content, and a Smithy file takes another path.
pub fn smithy(input: &[u8]) {
    assert_sound(generated(input, &options()));
}

/// A model with unusual shapes and names, in both formats: both result in the same crate, or in errors.
pub fn shapes(input: &[u8]) {
    let invented = invented::model(input);
    let botocore = generated(invented.botocore().to_string().as_bytes(), &options());
    if let Some(smithy) = invented.smithy() {
        let smithy = generated(smithy.to_string().as_bytes(), &options());
        match (&botocore, &smithy) {
            (Ok(botocore), Ok(smithy)) => assert_same(botocore, smithy),
            (Err(_), Err(_)) => {}
            (Err(error), Ok(_)) => panic!("in botocore's format alone: {error}"),
            (Ok(_), Err(error)) => panic!("in Smithy's format alone: {error}"),
        }
        assert_sound(smithy);
    }
    assert_sound(botocore);
}

fn assert_same(botocore: &Package, smithy: &Package) {
    let differences = compare(botocore, smithy);
    let words: Vec<String> = differences.iter().map(ToString::to_string).collect();
    assert_eq!(words, [""; 0], "one model, two crates");
}

/// Any regular expression.
pub fn patterns(input: &[u8]) {
    let Ok(pattern) = std::str::from_utf8(input) else {
        return;
    };
    let model = json!({
        "metadata": {
            "apiVersion": "2026-01-01", "endpointPrefix": "forge", "protocol": "query", "serviceId": "Forge",
            "serviceFullName": "Forge Service", "signatureVersion": "v4", "xmlNamespace": "https://forge.example/"
        },
        "operations": {
            "Strike": {"name": "Strike", "http": {"method": "POST", "requestUri": "/"}, "input": {"shape": "Strike"}}
        },
        "shapes": {
            "Strike": {"type": "structure", "members": {"Name": {"shape": "Name"}}},
            "Name": {"type": "string", "pattern": pattern}
        }
    });
    let package = generated(model.to_string().as_bytes(), &options());
    if let Err(error) = &package {
        panic!("a pattern makes a model unusable: {error}");
    }
    assert_sound(package);
}
