//! Lists all DB instances, page by page.
#![forbid(unsafe_code)]

use touchmark_rds::Client;
use touchmark_rds::operation::DescribeDbInstancesInput;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let client = Client::new(touchmark_example_client::config(std::env::args())?);
    let mut instances = client.pages(DescribeDbInstancesInput::default()).items();
    let mut count = 0_usize;
    while let Some(instance) = instances.next().await {
        let instance = instance?;
        count += 1;
        println!(
            "{} {}",
            instance.db_instance_identifier.as_deref().unwrap_or("?"),
            instance.db_instance_status.as_deref().unwrap_or("?"),
        );
    }
    println!("{count} instances");
    Ok(())
}
