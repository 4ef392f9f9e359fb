terraform {
  required_providers {
    kubernetes = {
      source  = "hashicorp/kubernetes"
      version = "~> 3.0"
    }
  }
}

# The credentials are those of kubectl.
provider "kubernetes" {
  config_path    = "~/.kube/config"
  config_context = "kind-shop"
}

resource "kubernetes_namespace_v1" "shop" {
  metadata {
    name = "shop"
  }
}

# An object of the API, described in HCL instead of YAML.
resource "kubernetes_resource_quota_v1" "pods" {
  metadata {
    name      = "pods"
    namespace = kubernetes_namespace_v1.shop.metadata[0].name
  }
  spec {
    hard = {
      pods = "10"
    }
  }
}
